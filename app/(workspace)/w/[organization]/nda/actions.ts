'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { draftNda, publishNda } from '#lib/nda/commands.ts';
import { getNdaVersion, listNdaVersions } from '#lib/nda/queries.ts';
import { changeOf } from '#lib/nda/schema.ts';
import { starterText, starterTitle } from '#lib/nda/starter-text.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** Begins a draft from the newest text, or from the one Candor ships, and leads to it. */
export async function beginNdaDraft(organization: string): Promise<ActionState> {
  return action(async () => {
    const actor = await memberActor(organization);
    const [newest] = await listNdaVersions(actor, {});
    const from = newest ? await getNdaVersion(actor, { versionId: newest.id }) : null;
    const title = from?.title ?? starterTitle;
    const id = await draftNda(actor, { title, text: from?.text ?? starterText });
    revalidatePath(workspacePaths.nda(organization));
    redirect(workspacePaths.ndaVersion(organization, id));
  });
}

/** Saves a draft. */
export async function saveNdaDraft(
  organization: string,
  versionId: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return action(async () => {
    const actor = await memberActor(organization);
    await draftNda(actor, {
      versionId,
      title: textIn(form, 'title'),
      text: textIn(form, 'text'),
      change: changeOf(textIn(form, 'change')),
    });
    revalidatePath(workspacePaths.ndaVersion(organization, versionId));
    return done('Draft saved.');
  });
}

/** Publishes the draft that was read. */
export async function publishNdaDraft(
  organization: string,
  read: { versionId: string; sha256: string; change: 'material' | 'editorial' },
): Promise<ActionState> {
  return action(async () => {
    await publishNda(await memberActor(organization), read);
    revalidatePath(workspacePaths.nda(organization));
    revalidatePath(workspacePaths.ndaVersion(organization, read.versionId));
    return done('The agreement is published.');
  });
}
