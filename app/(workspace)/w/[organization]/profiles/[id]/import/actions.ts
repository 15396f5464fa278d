'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { discardProfileImport, importProfile } from '#lib/profile/import-commands.ts';
import { profilePaths } from '#lib/profile-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';

/** Says of the outcomes what the workbook says, all of it or nothing. */
export async function importProfileAction(organization: string, profileId: string, draftId: string) {
  return action(async () => {
    await importProfile(await memberActor(organization), { draftId });
    revalidatePath(profilePaths.profile(organization, profileId), 'layout');
    redirect(profilePaths.outcomes(organization, profileId));
  });
}

/** Takes the workbook away again. */
export async function discardProfileImportAction(organization: string, profileId: string, draftId: string) {
  return action(async () => {
    await discardProfileImport(await memberActor(organization), { draftId });
    redirect(profilePaths.import(organization, profileId));
  });
}
