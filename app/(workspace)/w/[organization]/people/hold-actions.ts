'use server';

import { revalidatePath } from 'next/cache';
import { holdPerson, liftHold } from '#lib/erasure/hold-commands.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** Puts a person on hold, with the reason. */
export async function holdPersonAction(
  organization: string,
  personId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    await holdPerson(await memberActor(organization), { personId, reason: textIn(form, 'reason') });
    revalidatePath(peoplePaths.person(organization, personId), 'layout');
    return done('They are on hold.');
  });
}

/** Lifts the hold of a person. */
export async function liftHoldAction(organization: string, personId: string) {
  return action(async () => {
    await liftHold(await memberActor(organization), { personId });
    revalidatePath(peoplePaths.person(organization, personId), 'layout');
    return done('The hold is lifted.');
  });
}
