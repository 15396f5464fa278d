'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { discardControlImport, importControls } from '#lib/control/import-commands.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';

/** Does what the table says, all of it or nothing. */
export async function importControlsAction(organization: string, draftId: string) {
  return action(async () => {
    await importControls(await memberActor(organization), { draftId });
    revalidatePath(workspacePaths.controls(organization), 'layout');
    redirect(workspacePaths.controls(organization));
  });
}

/** Takes the table away again. */
export async function discardImportAction(organization: string, draftId: string) {
  return action(async () => {
    await discardControlImport(await memberActor(organization), { draftId });
    redirect(workspacePaths.importControls(organization));
  });
}
