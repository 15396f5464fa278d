'use server';

import { revalidatePath } from 'next/cache';
import { addCheck, archiveCheck, changeCheck, restoreCheck } from '#lib/check/commands.ts';
import { checkKinds } from '#lib/check/schema.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn, tickedIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

const forget = (organization: string) => revalidatePath(trainingPaths.checks(organization), 'layout');

const describedIn = (form: FormData) => ({
  kind: checkKinds.find((kind) => kind === textIn(form, 'kind')) ?? ('other' as const),
  title: textIn(form, 'title'),
  description: textIn(form, 'description'),
  audienceId: textIn(form, 'audienceId'),
  dueWithinDays: textIn(form, 'dueWithinDays'),
  everyDays: textIn(form, 'everyDays'),
  selfAttested: tickedIn(form, 'selfAttested'),
});

/** Adds a check. */
export async function addCheckAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    await addCheck(await memberActor(organization), describedIn(form));
    forget(organization);
    return done('Check added.');
  });
}

/** Changes a check. */
export async function changeCheckAction(
  organization: string,
  checkId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const input = { checkId, revision: textIn(form, 'revision'), ...describedIn(form) };
    await changeCheck(await memberActor(organization), input);
    forget(organization);
    return done('Check changed.');
  });
}

/** Archives a check. */
export async function archiveCheckAction(organization: string, checkId: string) {
  return action(async () => {
    await archiveCheck(await memberActor(organization), { checkId });
    forget(organization);
    return done('Check archived.');
  });
}

/** Takes a check out of the archive. */
export async function restoreCheckAction(organization: string, checkId: string) {
  return action(async () => {
    await restoreCheck(await memberActor(organization), { checkId });
    forget(organization);
    return done('Check restored.');
  });
}
