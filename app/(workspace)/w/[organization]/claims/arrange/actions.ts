'use server';

import { revalidatePath } from 'next/cache';
import { describeArea } from '#lib/claim/area-commands.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** Says what stands above an area on the portal. */
export async function describeAreaAction(
  organization: string,
  section: string,
  revision: number,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const words = { chapter: textIn(form, 'chapter'), introduction: textIn(form, 'introduction') };
    await describeArea(await memberActor(organization), { section, revision, ...words });
    revalidatePath(workspacePaths.arrangeClaims(organization));
    return done('Saved. It shows on the portal with the next publication.');
  });
}
