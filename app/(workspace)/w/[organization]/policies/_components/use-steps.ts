'use client';

import { useRef, useState } from 'react';
import { formatNumber } from '#lib/format.ts';
import type { StepOutcome } from '#lib/policy/bulk.ts';
import type { PolicyStep } from '#lib/policy/bulk-queries.ts';
import { type ActionState, done, type FormAction } from '@/components/form/action-state';
import {
  type OutcomeState,
  type PolicyScope,
  type PreviewState,
  previewStepsAction,
  publishStepsAction,
  submitStepsAction,
} from '../bulk-actions';
import type { PolicyDeed } from './policy-spec';

/** Policies that one request takes through: few enough that none runs out of time, however many were chosen. */
const slice = 10;

const lost: ActionState = {
  ok: false,
  message: 'The connection was lost. The list shows which of them were done; the others can be tried again.',
  problems: [],
};

type Ready = { versionId: string; revision: number; sha256: string };

function readyOf(steps: readonly PolicyStep[]): Ready[] {
  return steps.flatMap(({ whyNot, version }) =>
    whyNot === null && version
      ? [{ versionId: version.id, revision: version.revision, sha256: version.sha256 ?? '' }]
      : [],
  );
}

function send(organization: string, deed: PolicyDeed, some: readonly Ready[], form: FormData) {
  if (deed === 'submit')
    return submitStepsAction(
      organization,
      some.map(({ versionId, revision }) => ({ versionId, revision })),
      form,
    );
  return publishStepsAction(
    organization,
    some.map(({ versionId, sha256 }) => ({ versionId, sha256 })),
    form,
  );
}

/** What came of them. `stopped`: why it ended before all were through. */
export type StepsDone = { outcomes: readonly StepOutcome[]; stopped: string | null };

/**
 * Looks what would be done with many policies, then does it a few at a time: each is done whole or not at all, so whoever
 * leaves half-way leaves nothing half done.
 */
export function useSteps(organization: string, deed: PolicyDeed) {
  const [preview, setPreview] = useState<PreviewState | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [result, setResult] = useState<StepsDone | null>(null);
  // What is on its way is asked between two requests, where a state would be that of the first one.
  const running = useRef(false);
  const stopping = useRef(false);

  const look = async (scope: PolicyScope) => {
    setPreview(null);
    setResult(null);
    const lostPreview = {
      ...lost,
      message: 'The connection was lost. Please try again.',
      steps: [],
      today: '',
    };
    setPreview(await previewStepsAction(organization, deed, scope).catch(() => lostPreview));
  };

  const run: FormAction = async (_, form) => {
    const ready = readyOf(preview?.steps ?? []);
    const outcomes: StepOutcome[] = [];
    const end = (stopped: string | null) => {
      running.current = false;
      setProgress(null);
      setResult({ outcomes, stopped });
      return done('');
    };
    running.current = true;
    stopping.current = false;
    for (let from = 0; from < ready.length; from += slice) {
      const some = ready.slice(from, from + slice);
      const answer: OutcomeState = await send(organization, deed, some, form).catch(() => ({
        ...lost,
        outcomes: [],
      }));
      if (!answer.ok) {
        // What was typed is wrong for all of them: nothing was done yet, and the form says what it is.
        if (outcomes.length > 0) return end(answer.message);
        running.current = false;
        return answer;
      }
      outcomes.push(...answer.outcomes);
      const left = ready.length - outcomes.length;
      if (stopping.current && left > 0) return end(`You stopped it before ${formatNumber(left)} more.`);
      setProgress(outcomes.length);
    }
    return end(null);
  };

  const stop = () => {
    stopping.current = true;
  };
  return { preview, progress, result, look, run, stop, isRunning: () => running.current };
}
