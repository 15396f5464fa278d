'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { formatPlural } from '#lib/format.ts';
import { changePolicies } from '#lib/policy/bulk-commands.ts';
import { addPolicy, changePolicy, startVersion } from '#lib/policy/commands.ts';
import { mapPolicy, unmapPolicy } from '#lib/policy/map-commands.ts';
import { restorePolicy, retirePolicy, reviewPolicy } from '#lib/policy/publish-commands.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { listIn, textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';
import { bulkIn, idsIn, outcomeIn, policyIn } from './policy-input';

/** Adds a policy and opens its text. */
export async function addPolicyAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    const actor = await memberActor(organization);
    const details = policyIn(form);
    const text = { locale: textIn(form, 'locale'), title: details.title, body: '', questions: [] };
    const { policyId, versionId } = await addPolicy(actor, { ...details, texts: [text] });
    revalidatePath(policyPaths.list(organization));
    redirect(policyPaths.edit(organization, policyId, versionId));
  });
}

/** Changes what is said about a policy, unless somebody did so since this form was opened. */
export async function changePolicyAction(
  organization: string,
  policyId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const actor = await memberActor(organization);
    await changePolicy(actor, { policyId, revision: textIn(form, 'revision'), ...policyIn(form) });
    revalidatePath(policyPaths.policy(organization, policyId), 'layout');
    redirect(policyPaths.policy(organization, policyId));
  });
}

/** Changes many policies in one way, all of them or none. */
export async function changePoliciesAction(
  organization: string,
  policyIds: readonly string[],
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const count = await changePolicies(await memberActor(organization), {
      policyIds: listIn(policyIds),
      ...bulkIn(form),
    });
    revalidatePath(policyPaths.list(organization), 'layout');
    return done(`${formatPlural(count, 'policy', 'policies')} changed.`);
  });
}

/** Starts the next version and opens its text. */
export async function startVersionAction(organization: string, policyId: string) {
  return action(async () => {
    const { versionId } = await startVersion(await memberActor(organization), { policyId });
    revalidatePath(policyPaths.policy(organization, policyId), 'layout');
    redirect(policyPaths.edit(organization, policyId, versionId));
  });
}

/** Ends that a policy holds. */
export async function retirePolicyAction(
  organization: string,
  policyId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    await retirePolicy(await memberActor(organization), { policyId, reason: textIn(form, 'reason') });
    revalidatePath(policyPaths.policy(organization, policyId), 'layout');
    return done('The policy is retired. Nobody owes it any more.');
  });
}

/** Has a retired policy hold again. */
export async function restorePolicyAction(organization: string, policyId: string) {
  return action(async () => {
    await restorePolicy(await memberActor(organization), { policyId });
    revalidatePath(policyPaths.policy(organization, policyId), 'layout');
    return done('The policy holds again.');
  });
}

/** Records a review of the version in force. */
export async function reviewPolicyAction(
  organization: string,
  policyId: string,
  versionId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const actor = await memberActor(organization);
    const note = textIn(form, 'note');
    await reviewPolicy(actor, { policyId, versionId, note, outcome: outcomeIn(form) });
    revalidatePath(policyPaths.policy(organization, policyId), 'layout');
    return done('The review is recorded.');
  });
}

/** Maps a policy to controls and requirements. */
export async function mapPolicyAction(
  organization: string,
  policyId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const actor = await memberActor(organization);
    const mappings = {
      controlIds: idsIn(form, 'controlIds'),
      requirementIds: idsIn(form, 'requirementIds'),
    };
    const { added } = await mapPolicy(actor, { policyId, ...mappings });
    revalidatePath(policyPaths.policy(organization, policyId));
    return done(`${formatPlural(added, 'mapping')} added.`);
  });
}

/** Takes a mapping away. */
export async function unmapPolicyAction(
  organization: string,
  policyId: string,
  kind: 'control' | 'requirement',
  id: string,
) {
  return action(async () => {
    const [controlIds, requirementIds] = kind === 'control' ? [[id], []] : [[], [id]];
    await unmapPolicy(await memberActor(organization), { policyId, controlIds, requirementIds });
    revalidatePath(policyPaths.policy(organization, policyId));
    return done('Taken away.');
  });
}
