'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { MemberActor } from '#lib/auth/actor.ts';
import { approvePolicy, requestChange, submitPolicy, withdrawPolicy } from '#lib/policy/approval-commands.ts';
import { discardVersion } from '#lib/policy/commands.ts';
import { publishPolicy } from '#lib/policy/publish-commands.ts';
import { removeText, setOriginal } from '#lib/policy/text-commands.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';
import { significanceIn } from './policy-input';

function changed(organization: string, policyId: string) {
  revalidatePath(policyPaths.policy(organization, policyId), 'layout');
  revalidatePath(policyPaths.approvals(organization));
}

/** Does something with a version as whoever asks, shows it wherever the policy stands, and says how it went. */
function act(organization: string, policyId: string, deed: (actor: MemberActor) => Promise<string>) {
  return action(async () => {
    const said = await deed(await memberActor(organization));
    changed(organization, policyId);
    return done(said);
  });
}

/** Puts a draft up for approval as it was read. */
export async function submitPolicyAction(
  organization: string,
  policyId: string,
  versionId: string,
  _: ActionState,
  form: FormData,
) {
  return act(organization, policyId, async (actor) => {
    await submitPolicy(actor, {
      versionId,
      revision: textIn(form, 'revision'),
      summary: textIn(form, 'summary'),
      note: textIn(form, 'note'),
    });
    return 'It waits for approval now.';
  });
}

/** Takes a version back to a draft. */
export async function withdrawPolicyAction(organization: string, policyId: string, versionId: string) {
  return act(organization, policyId, async (actor) => {
    await withdrawPolicy(actor, { versionId });
    return 'The version is a draft again.';
  });
}

/** Approves the text that was read. */
export async function approvePolicyAction(
  organization: string,
  policyId: string,
  versionId: string,
  sha256: string,
  _: ActionState,
  form: FormData,
) {
  return act(organization, policyId, async (actor) => {
    const reason = textIn(form, 'reason');
    const significance = significanceIn(form);
    const { approved } = await approvePolicy(actor, { versionId, sha256, significance, reason });
    return approved ? 'Approved. It can be published now.' : 'Your approval is recorded.';
  });
}

/** Sends a version back with what is to be changed. */
export async function requestChangeAction(
  organization: string,
  policyId: string,
  versionId: string,
  sha256: string,
  _: ActionState,
  form: FormData,
) {
  return act(organization, policyId, async (actor) => {
    const reason = textIn(form, 'reason');
    await requestChange(actor, { versionId, sha256, reason });
    return 'It went back with your words.';
  });
}

/** Publishes the text that was read, from a day on. */
export async function publishPolicyAction(
  organization: string,
  policyId: string,
  versionId: string,
  sha256: string,
  _: ActionState,
  form: FormData,
) {
  return act(organization, policyId, async (actor) => {
    const effectiveOn = textIn(form, 'effectiveOn');
    await publishPolicy(actor, { versionId, sha256, effectiveOn });
    return 'The version is published.';
  });
}

/** Gives up a draft. */
export async function discardVersionAction(organization: string, policyId: string, versionId: string) {
  return action(async () => {
    await discardVersion(await memberActor(organization), { versionId });
    changed(organization, policyId);
    redirect(policyPaths.policy(organization, policyId));
  });
}

/** Takes a language out of a draft, and opens the one that binds. */
export async function removeTextAction(
  organization: string,
  policyId: string,
  versionId: string,
  locale: string,
) {
  return action(async () => {
    await removeText(await memberActor(organization), { versionId, locale });
    changed(organization, policyId);
    redirect(policyPaths.edit(organization, policyId, versionId));
  });
}

/** Says which language binds. */
export async function setOriginalAction(
  organization: string,
  policyId: string,
  versionId: string,
  locale: string,
) {
  return act(organization, policyId, async (actor) => {
    await setOriginal(actor, { versionId, locale });
    return 'This language binds now.';
  });
}
