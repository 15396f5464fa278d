'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { addControlsFromTemplates } from '#lib/control/template-commands.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textsIn, tickedIn } from '@/app/_request/form';
import type { ActionState } from '@/components/form/action-state';

/** Adds the chosen controls of the library. */
export async function addTemplatesAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    const actor = await memberActor(organization);
    await addControlsFromTemplates(actor, {
      identifiers: textsIn(form, 'identifiers'),
      withEvidence: tickedIn(form, 'withEvidence'),
    });
    revalidatePath(workspacePaths.controls(organization));
    redirect(workspacePaths.controls(organization));
  });
}
