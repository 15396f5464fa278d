'use server';

import { revalidatePath } from 'next/cache';
import { formatPlural } from '#lib/format.ts';
import { profilePaths } from '#lib/profile-paths.ts';
import { addGapTasks } from '#lib/task/gap-commands.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { listIn, textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** Makes a task of each of these gaps, all or none. */
export async function makeTasksAction(
  organization: string,
  profileId: string,
  requirementIds: readonly string[],
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const { made, had } = await addGapTasks(await memberActor(organization), {
      profileId,
      requirementIds: listIn(requirementIds),
      ownerId: textIn(form, 'ownerId'),
      dueOn: textIn(form, 'dueOn'),
    });
    revalidatePath(profilePaths.profile(organization, profileId), 'layout');
    const also = had > 0 ? ` ${formatPlural(had, 'gap', 'gaps')} had one already.` : '';
    return done(`${formatPlural(made, 'task', 'tasks')} made.${also}`);
  });
}
