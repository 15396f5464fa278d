'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { addProfile, archiveProfile, changeProfile, restoreProfile } from '#lib/profile/commands.ts';
import { profilePaths } from '#lib/profile-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** Adds a profile and opens it. */
export async function addProfileAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    const id = await addProfile(await memberActor(organization), {
      name: textIn(form, 'name'),
      scope: textIn(form, 'scope'),
      frameworkId: textIn(form, 'frameworkId'),
      fromProfileId: textIn(form, 'fromProfileId'),
    });
    revalidatePath(profilePaths.list(organization));
    redirect(profilePaths.outcomes(organization, id));
  });
}

/** Changes a profile's name and scope. */
export async function changeProfileAction(
  organization: string,
  profileId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    await changeProfile(await memberActor(organization), {
      profileId,
      revision: textIn(form, 'revision'),
      name: textIn(form, 'name'),
      scope: textIn(form, 'scope'),
    });
    revalidatePath(profilePaths.profile(organization, profileId), 'layout');
    redirect(profilePaths.profile(organization, profileId));
  });
}

/** Takes a profile out of use. */
export async function archiveProfileAction(organization: string, profileId: string) {
  return action(async () => {
    await archiveProfile(await memberActor(organization), { profileId });
    revalidatePath(profilePaths.list(organization), 'layout');
    return done('Profile archived.');
  });
}

/** Brings it back. */
export async function restoreProfileAction(organization: string, profileId: string) {
  return action(async () => {
    await restoreProfile(await memberActor(organization), { profileId });
    revalidatePath(profilePaths.list(organization), 'layout');
    return done('Profile restored.');
  });
}
