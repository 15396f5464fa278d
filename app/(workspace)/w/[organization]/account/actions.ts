'use server';

import { revalidatePath } from 'next/cache';
import { createDelegation } from '#lib/delegation/commands.ts';
import { changePassword } from '#lib/member/password-commands.ts';
import { signOutMember } from '#lib/member/sign-out.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** Changes the member's own password. */
export async function changePasswordAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    const actor = await memberActor(organization);
    await changePassword(actor, { current: textIn(form, 'current'), next: textIn(form, 'next') });
    revalidatePath(workspacePaths.account(organization));
    return done('Your password is changed. Other browsers are signed out.');
  });
}

/** Names somebody to decide in the member's place. */
export async function createDelegationAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    await createDelegation(await memberActor(organization), {
      toMemberId: textIn(form, 'toMemberId'),
      from: textIn(form, 'from'),
      until: textIn(form, 'until'),
    });
    revalidatePath(workspacePaths.account(organization));
    return done('They are told by mail.');
  });
}

/** Signs the member out in another browser. */
export async function endOwnSessionAction(organization: string, sessionId: string) {
  return action(async () => {
    await signOutMember(await memberActor(organization), { sessionId });
    revalidatePath(workspacePaths.account(organization));
    return done('Signed out there.');
  });
}
