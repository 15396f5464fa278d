'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { peoplePaths } from '#lib/people-paths.ts';
import { discardPersonImport, importPersons } from '#lib/person/import-commands.ts';
import { importInput } from '#lib/person/import-schema.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import type { ActionState } from '@/components/form/action-state';

const { order, leavers } = importInput.shape;

/** Does what the preview said, all of it or nothing. */
export async function importPersonsAction(
  organization: string,
  draftId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    await importPersons(await memberActor(organization), {
      draftId,
      seen: textIn(form, 'seen'),
      order: order.safeParse(textIn(form, 'order') || null).data,
      leavers: leavers.safeParse(textIn(form, 'leavers') || 'none').data,
      leftOn: textIn(form, 'leftOn'),
    });
    revalidatePath(peoplePaths.list(organization), 'layout');
    redirect(peoplePaths.list(organization));
  });
}

/** Takes the table away again. */
export async function discardPersonImportAction(organization: string, draftId: string) {
  return action(async () => {
    await discardPersonImport(await memberActor(organization), { draftId });
    redirect(peoplePaths.import(organization));
  });
}
