'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { discardCompletionImport, importCompletionDraft } from '#lib/training/draft-commands.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import type { ActionState } from '@/components/form/action-state';

/** Does what the preview said, all of it or nothing. */
export async function importCompletionsAction(
  organization: string,
  draftId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const seen = textIn(form, 'seen');
    await importCompletionDraft(await memberActor(organization), { draftId, seen });
    revalidatePath(trainingPaths.list(organization), 'layout');
    redirect(trainingPaths.list(organization));
  });
}

/** Takes the table away again. */
export async function discardCompletionImportAction(organization: string, draftId: string) {
  return action(async () => {
    await discardCompletionImport(await memberActor(organization), { draftId });
    redirect(trainingPaths.import(organization));
  });
}
