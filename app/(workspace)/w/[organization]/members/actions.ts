'use server';

import { revalidatePath } from 'next/cache';
import { endDelegation } from '#lib/delegation/commands.ts';
import { handOverWork } from '#lib/hand-over/commands.ts';
import { workInWords } from '#lib/hand-over/schema.ts';
import { changeRoles, endMemberSessions, removeMember } from '#lib/member/commands.ts';
import { inviteMember, resendInvitation } from '#lib/member/invitation-commands.ts';
import { memberRoles } from '#lib/member/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn, textsIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** Mails an invitation. */
export async function inviteMemberAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    await inviteMember(await memberActor(organization), {
      email: textIn(form, 'email'),
      name: textIn(form, 'name'),
      roles: memberRoles(textsIn(form, 'roles')),
    });
    revalidatePath(workspacePaths.members(organization));
    return done('The invitation is on its way.');
  });
}

/** Mails an open invitation again. */
export async function resendInvitationAction(organization: string, memberId: string) {
  return action(async () => {
    await resendInvitation(await memberActor(organization), { memberId });
    return done('A new invitation is on its way; the old link is void.');
  });
}

/** Changes what a member may do. */
export async function changeRolesAction(
  organization: string,
  memberId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    await changeRoles(await memberActor(organization), {
      memberId,
      roles: memberRoles(textsIn(form, 'roles')),
    });
    revalidatePath(workspacePaths.members(organization));
    return done('Roles changed.');
  });
}

/** Removes a member, or takes an invitation back; their open work goes to `handOverTo`. */
export async function removeMemberAction(organization: string, memberId: string, handOverTo: string) {
  return action(async () => {
    await removeMember(await memberActor(organization), { memberId, handOverTo });
    revalidatePath(workspacePaths.home(organization), 'layout');
    return done('Removed.');
  });
}

/** Gives what somebody left behind to a member. */
export async function handOverAction(
  organization: string,
  fromMemberId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const toMemberId = textIn(form, 'toMemberId');
    const work = await handOverWork(await memberActor(organization), { fromMemberId, toMemberId });
    revalidatePath(workspacePaths.home(organization), 'layout');
    return done(`Handed over: ${workInWords(work)}.`);
  });
}

/** Signs a member out everywhere. */
export async function endMemberSessionsAction(organization: string, memberId: string) {
  return action(async () => {
    await endMemberSessions(await memberActor(organization), { memberId });
    revalidatePath(workspacePaths.members(organization));
    return done('Signed out everywhere.');
  });
}

/** Ends a delegation before its last day. */
export async function endDelegationAction(organization: string, delegationId: string) {
  return action(async () => {
    await endDelegation(await memberActor(organization), { delegationId });
    revalidatePath(workspacePaths.members(organization));
    revalidatePath(workspacePaths.account(organization));
    return done('They no longer stand in.');
  });
}
