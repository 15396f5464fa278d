'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { eraseVisitor } from '#lib/erasure/commands.ts';
import { Invalid } from '#lib/errors.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import type { ActionState } from '@/components/form/action-state';

/** Erases the visitor for good, and leads to what is left. */
export async function eraseVisitorAction(
  organization: string,
  visitorId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const actor = await memberActor(organization);
    if (textIn(form, 'confirmed') !== 'yes')
      throw new Invalid([{ path: 'confirmed', message: 'Please confirm that this cannot be undone.' }]);
    await eraseVisitor(actor, { visitorId, confirmed: 'yes' });
    revalidatePath(workspacePaths.visitors(organization));
    redirect(workspacePaths.visitor(organization, visitorId));
  });
}
