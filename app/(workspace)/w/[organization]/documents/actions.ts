'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { addDocument, archiveDocument, changeDocument, restoreDocument } from '#lib/document/commands.ts';
import { type Tier, tiers } from '#lib/document/tier.ts';
import { prepareAgain, publishRevision, withdrawRevision } from '#lib/document-revision/commands.ts';
import { Invalid } from '#lib/errors.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn, tickedIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

function tierIn(form: FormData): Tier {
  const tier = tiers.find((known) => known === textIn(form, 'tier'));
  if (!tier) throw new Invalid([{ path: 'tier', message: 'Please choose who may have this document.' }]);
  return tier;
}

const described = (form: FormData) => ({
  title: textIn(form, 'title'),
  description: textIn(form, 'description'),
  tier: tierIn(form),
  viewOnly: tickedIn(form, 'viewOnly'),
});

/** Adds a document and leads to its page, where its file is uploaded. */
export async function addDocumentAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    const { id } = await addDocument(await memberActor(organization), described(form));
    redirect(workspacePaths.document(organization, id));
  });
}

/** Changes what a document is called, who may have it and where it stands in the list. */
export async function changeDocumentAction(organization: string, id: string, _: ActionState, form: FormData) {
  return action(async () => {
    const input = { ...described(form), documentId: id, position: textIn(form, 'position') };
    await changeDocument(await memberActor(organization), input);
    revalidatePath(workspacePaths.document(organization, id));
    return done('Document saved.');
  });
}

/** Closes a document to everyone. */
export async function archiveDocumentAction(organization: string, id: string) {
  return action(async () => {
    await archiveDocument(await memberActor(organization), { documentId: id });
    revalidatePath(workspacePaths.document(organization, id));
    return done('Document archived.');
  });
}

/** Opens an archived document again. */
export async function restoreDocumentAction(organization: string, id: string) {
  return action(async () => {
    await restoreDocument(await memberActor(organization), { documentId: id });
    revalidatePath(workspacePaths.document(organization, id));
    return done('Document restored.');
  });
}

/** Makes a prepared revision the current one. */
export async function publishRevisionAction(organization: string, id: string, revisionId: string) {
  return action(async () => {
    const actor = await memberActor(organization);
    const { number } = await publishRevision(actor, { documentId: id, revisionId });
    revalidatePath(workspacePaths.document(organization, id));
    return done(`Revision ${number} is published. The portal lists a new document once you publish it.`);
  });
}

/** Queues a preparation once more. */
export async function prepareAgainAction(organization: string, id: string, revisionId: string) {
  return action(async () => {
    await prepareAgain(await memberActor(organization), { documentId: id, revisionId });
    revalidatePath(workspacePaths.document(organization, id));
    return done('The file is prepared again.');
  });
}

/** Takes a published revision back, with a reason. */
export async function withdrawRevisionAction(
  organization: string,
  id: string,
  revisionId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const input = { documentId: id, revisionId, reason: textIn(form, 'reason') };
    const { number } = await withdrawRevision(await memberActor(organization), input);
    revalidatePath(workspacePaths.document(organization, id));
    return done(`Revision ${number} is withdrawn.`);
  });
}
