'use server';

import { z } from 'zod';
import { Invalid } from '#lib/errors.ts';
import { parse } from '#lib/parse.ts';
import { publishPolicies, type StepOutcome, submitPolicies } from '#lib/policy/bulk.ts';
import { findPoliciesToPublish, findPoliciesToSubmit, type PolicyStep } from '#lib/policy/bulk-queries.ts';
import { mostSteps } from '#lib/policy/bulk-schema.ts';
import { findPolicyIds, listPolicyChoices } from '#lib/policy/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { listIn, textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';
import { listParams } from '@/components/table/list-params';
import { type PolicyDeed, policySpec } from './_components/policy-spec';

/** Policies chosen one by one, or all that the list shows, by the query of its URL. */
export type PolicyScope = { ids: readonly string[] } | { search: string };

/** How a preview went: what was found stands beside the answer of any action. */
export type PreviewState = ActionState & { steps: readonly PolicyStep[]; today: string };

/** How some of many went. */
export type OutcomeState = ActionState & { outcomes: readonly StepOutcome[] };

const slice = 100;

type Actor = Awaited<ReturnType<typeof memberActor>>;

const scopeInput = z.union([
  z.strictObject({ ids: z.array(z.string()) }),
  z.strictObject({ search: z.string().max(2_000) }),
]);

async function idsOf(actor: Actor, given: PolicyScope): Promise<readonly string[]> {
  const scope = parse(scopeInput, given);
  if ('ids' in scope) return scope.ids;
  const spec = policySpec(await listPolicyChoices(actor, {}));
  const wanted = listParams(spec, Object.fromEntries(new URLSearchParams(scope.search)));
  return findPolicyIds(actor, { ...wanted, after: null, before: null });
}

/** What would be put up or published, and what not and why. */
export async function previewStepsAction(
  organization: string,
  deed: PolicyDeed,
  scope: PolicyScope,
): Promise<PreviewState> {
  const steps: PolicyStep[] = [];
  let today = '';
  const state = await action(async () => {
    const actor = await memberActor(organization);
    const ids = await idsOf(actor, scope);
    if (ids.length > mostSteps) throw new Invalid(`At most ${mostSteps} policies at once.`);
    const find = deed === 'publish' ? findPoliciesToPublish : findPoliciesToSubmit;
    for (let from = 0; from < ids.length; from += slice) {
      const found = await find(actor, { policyIds: ids.slice(from, from + slice) });
      steps.push(...found.steps);
      today = found.today;
    }
    return done('');
  });
  return { ...state, steps, today };
}

/** Puts some of many up for approval, as they were seen. The list is shown anew when all are through. */
export async function submitStepsAction(
  organization: string,
  versions: readonly { versionId: string; revision: number }[],
  form: FormData,
): Promise<OutcomeState> {
  let outcomes: StepOutcome[] = [];
  const state = await action(async () => {
    const actor = await memberActor(organization);
    const words = { summary: textIn(form, 'summary'), note: textIn(form, 'note') };
    outcomes = await submitPolicies(actor, { versions: listIn(versions), ...words });
    return done('');
  });
  return { ...state, outcomes };
}

/** Publishes some of many, as they were seen. */
export async function publishStepsAction(
  organization: string,
  versions: readonly { versionId: string; sha256: string }[],
  form: FormData,
): Promise<OutcomeState> {
  let outcomes: StepOutcome[] = [];
  const state = await action(async () => {
    const actor = await memberActor(organization);
    const effectiveOn = textIn(form, 'effectiveOn');
    outcomes = await publishPolicies(actor, { versions: listIn(versions), effectiveOn });
    return done('');
  });
  return { ...state, outcomes };
}
