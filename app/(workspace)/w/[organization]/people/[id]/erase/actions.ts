'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { erasePerson } from '#lib/erasure/person-commands.ts';
import { erasePersonInput } from '#lib/erasure/schema.ts';
import { parse } from '#lib/parse.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import type { ActionState } from '@/components/form/action-state';

/** Erases the person for good, and leads to what is left. */
export async function erasePersonAction(
  organization: string,
  personId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const actor = await memberActor(organization);
    const said = { personId, reason: textIn(form, 'reason'), confirmed: textIn(form, 'confirmed') };
    await erasePerson(actor, parse(erasePersonInput, said));
    revalidatePath(peoplePaths.list(organization), 'layout');
    redirect(peoplePaths.person(organization, personId));
  });
}
