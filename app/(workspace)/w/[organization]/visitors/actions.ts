'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { endWaiver } from '#lib/nda-waiver/commands.ts';
import { workspacePaths } from '#lib/paths.ts';
import { blockVisitor, endVisitorSessions, moveVisitor, unblockVisitor } from '#lib/visitor/commands.ts';
import { inviteVisitor } from '#lib/visitor/invitation.ts';
import { mergeVisitor } from '#lib/visitor/merge-commands.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn, textsIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** Blocks a visitor, with a reason. */
export async function blockVisitorAction(
  organization: string,
  visitorId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    await blockVisitor(await memberActor(organization), { visitorId, reason: textIn(form, 'reason') });
    revalidatePath(workspacePaths.visitor(organization, visitorId));
    return done('Blocked. Nothing opens any more.');
  });
}

/** Lifts the block. */
export async function unblockVisitorAction(organization: string, visitorId: string) {
  return action(async () => {
    await unblockVisitor(await memberActor(organization), { visitorId });
    revalidatePath(workspacePaths.visitor(organization, visitorId));
    return done('The block is lifted.');
  });
}

/** Signs the visitor out everywhere. */
export async function endSessionsAction(organization: string, visitorId: string) {
  return action(async () => {
    await endVisitorSessions(await memberActor(organization), { visitorId });
    revalidatePath(workspacePaths.visitor(organization, visitorId));
    return done('Signed out everywhere.');
  });
}

/** Moves the visitor to a customer, or to none. */
export async function moveVisitorAction(
  organization: string,
  visitorId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    await moveVisitor(await memberActor(organization), { visitorId, customerId: textIn(form, 'customerId') });
    revalidatePath(workspacePaths.visitor(organization, visitorId));
    return done('Customer changed.');
  });
}

/** Merges the visitor into another one, for good, and leads there. */
export async function mergeVisitorAction(
  organization: string,
  visitorId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const intoId = await mergeVisitor(await memberActor(organization), {
      visitorId,
      intoId: textIn(form, 'intoId'),
      regrant: textIn(form, 'regrant') === 'yes',
    });
    revalidatePath(workspacePaths.visitors(organization));
    redirect(workspacePaths.visitor(organization, intoId));
  });
}

/** Ends a waiver of the NDA. */
export async function endWaiverAction(organization: string, visitorId: string, waiverId: string) {
  return action(async () => {
    await endWaiver(await memberActor(organization), { waiverId });
    revalidatePath(workspacePaths.visitor(organization, visitorId));
    return done('The waiver has ended.');
  });
}

/** Invites a person with named documents, and leads to them. */
export async function inviteVisitorAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    const { visitorId } = await inviteVisitor(await memberActor(organization), {
      email: textIn(form, 'email'),
      name: textIn(form, 'name'),
      company: textIn(form, 'company'),
      title: textIn(form, 'title'),
      documentIds: textsIn(form, 'documentIds'),
      days: textIn(form, 'days'),
      note: textIn(form, 'note'),
    });
    revalidatePath(workspacePaths.visitors(organization));
    redirect(workspacePaths.visitor(organization, visitorId));
  });
}
