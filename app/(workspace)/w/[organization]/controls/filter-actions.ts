'use server';

import { revalidatePath } from 'next/cache';
import { workspacePaths } from '#lib/paths.ts';
import { removeFilter, renameFilter, saveFilter } from '#lib/saved-filter/commands.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** Keeps the present address of the list under a name. */
export async function saveFilterAction(
  organization: string,
  parameters: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const actor = await memberActor(organization);
    await saveFilter(actor, { list: 'controls', name: textIn(form, 'name'), parameters });
    revalidatePath(workspacePaths.controls(organization));
    return done('Filter kept.');
  });
}

/** Gives one's own filter another name. */
export async function renameFilterAction(
  organization: string,
  filterId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    await renameFilter(await memberActor(organization), { filterId, name: textIn(form, 'name') });
    revalidatePath(workspacePaths.controls(organization));
    return done('Filter renamed.');
  });
}

/** Removes one's own filter. */
export async function removeFilterAction(organization: string, filterId: string) {
  return action(async () => {
    await removeFilter(await memberActor(organization), { filterId });
    revalidatePath(workspacePaths.controls(organization));
    return done('Filter removed.');
  });
}
