'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
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

/** Puts a draft up for approval as it was read. */
export async function submitPolicyAction(
  organization: string,
  policyId: string,
  versionId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    await submitPolicy(await memberActor(organization), {
      versionId,
      revision: textIn(form, 'revision'),
      summary: textIn(form, 'summary'),
      note: textIn(form, 'note'),
    });
    changed(organization, policyId);
    return done('It waits for approval now.');
  });
}

/** Takes a version back to a draft. */
export async function withdrawPolicyAction(organization: string, policyId: string, versionId: string) {
  return action(async () => {
    await withdrawPolicy(await memberActor(organization), { versionId });
    changed(organization, policyId);
    return done('The version is a draft again.');
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
  return action(async () => {
    const reason = textIn(form, 'reason');
    const significance = significanceIn(form);
    const actor = await memberActor(organization);
    const { approved } = await approvePolicy(actor, { versionId, sha256, significance, reason });
    changed(organization, policyId);
    return done(approved ? 'Approved. It can be published now.' : 'Your approval is recorded.');
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
  return action(async () => {
    const reason = textIn(form, 'reason');
    await requestChange(await memberActor(organization), { versionId, sha256, reason });
    changed(organization, policyId);
    return done('It went back with your words.');
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
  return action(async () => {
    const effectiveOn = textIn(form, 'effectiveOn');
    await publishPolicy(await memberActor(organization), { versionId, sha256, effectiveOn });
    changed(organization, policyId);
    return done('The version is published.');
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
  return action(async () => {
    await setOriginal(await memberActor(organization), { versionId, locale });
    changed(organization, policyId);
    return done('This language binds now.');
  });
}
