'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import {
  changeEngagement,
  closeEngagement,
  openEngagement,
  reopenEngagement,
} from '#lib/engagement/commands.ts';
import { answerInquiry, ask, askFurther, settleInquiry } from '#lib/inquiry/commands.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn, textsIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

const fieldsOf = (form: FormData) => ({
  name: textIn(form, 'name'),
  periodStartOn: textIn(form, 'periodStartOn'),
  periodEndOn: textIn(form, 'periodEndOn'),
  beginsOn: textIn(form, 'beginsOn'),
  endsOn: textIn(form, 'endsOn'),
  memberIds: textsIn(form, 'memberIds'),
});

/** Opens an engagement, or changes the one that was seen, and goes to it. */
export async function saveEngagement(
  organization: string,
  seen: { id: string; revision: number } | null,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const actor = await memberActor(organization);
    const fields = fieldsOf(form);
    if (seen) await changeEngagement(actor, { engagementId: seen.id, revision: seen.revision, ...fields });
    const id =
      seen?.id ?? (await openEngagement(actor, { frameworkId: textIn(form, 'frameworkId'), ...fields }));
    revalidatePath(workspacePaths.engagements(organization));
    redirect(workspacePaths.engagement(organization, id));
  });
}

/** Closes an engagement to its auditors. */
export async function closeEngagementAction(organization: string, engagementId: string) {
  return action(async () => {
    await closeEngagement(await memberActor(organization), { engagementId });
    revalidatePath(workspacePaths.engagement(organization, engagementId));
    return done('Engagement closed. Its auditors see nothing of it any more.');
  });
}

/** Opens a closed engagement again. */
export async function reopenEngagementAction(organization: string, engagementId: string) {
  return action(async () => {
    await reopenEngagement(await memberActor(organization), { engagementId });
    revalidatePath(workspacePaths.engagement(organization, engagementId));
    return done('Engagement opened again.');
  });
}

type About = { controlId: string | null; requirementId: string | null };

/** Asks for more and goes to the new inquiry. */
export async function askAction(
  organization: string,
  engagementId: string,
  about: About,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const input = { engagementId, ...about, subject: textIn(form, 'subject'), body: textIn(form, 'body') };
    const inquiryId = await ask(await memberActor(organization), input);
    redirect(workspacePaths.inquiry(organization, engagementId, inquiryId));
  });
}

type Place = { engagementId: string; inquiryId: string };

/** Writes on as the auditor. */
export async function askFurtherAction(organization: string, place: Place, _: ActionState, form: FormData) {
  return action(async () => {
    await askFurther(await memberActor(organization), { ...place, body: textIn(form, 'body') });
    revalidatePath(workspacePaths.inquiry(organization, place.engagementId, place.inquiryId));
    return done('Sent.');
  });
}

/** Answers for the team, with evidence. */
export async function answerInquiryAction(
  organization: string,
  place: Place,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const revisionIds = textsIn(form, 'revisionIds');
    await answerInquiry(await memberActor(organization), {
      ...place,
      body: textIn(form, 'body'),
      revisionIds,
    });
    revalidatePath(workspacePaths.inquiry(organization, place.engagementId, place.inquiryId));
    return done('Answered. The auditor gets a link by mail.');
  });
}

/** Settles an inquiry. */
export async function settleInquiryAction(organization: string, place: Place) {
  return action(async () => {
    await settleInquiry(await memberActor(organization), place);
    revalidatePath(workspacePaths.inquiry(organization, place.engagementId, place.inquiryId));
    return done('Settled.');
  });
}
