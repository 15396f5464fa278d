'use client';

import { formatPlural } from '#lib/format.ts';
import type { ActionState, FormAction } from '../form/action-state';
import { useAct } from '../form/use-act';
import { Button } from '../ui/button';
import { ExemptDuties } from './exempt-duties';

type Props = {
  /** The chosen duties that are open, and those that somebody is exempt from; others are left alone. */
  open: readonly string[];
  exempt: readonly string[];
  exemptAction: (dutyIds: readonly string[]) => FormAction;
  askAgainAction: (dutyIds: readonly string[]) => Promise<ActionState>;
  onDone: () => void;
};

/** Frees chosen people from what they owe, or asks them again. */
export function ExemptActs({ open, exempt, exemptAction, askAgainAction, onDone }: Props) {
  const { pending, act } = useAct();
  const askAgain = () =>
    act(async () => {
      const answer = await askAgainAction(exempt);
      if (answer.ok) onDone();
      return answer;
    });
  return (
    <>
      {open.length > 0 && (
        <ExemptDuties
          whom={formatPlural(open.length, 'person', 'people')}
          action={exemptAction(open)}
          onDone={onDone}
        />
      )}
      {exempt.length > 0 && (
        <Button size="sm" disabled={pending} onClick={askAgain}>
          Ask again
        </Button>
      )}
    </>
  );
}
