'use server';

import { revalidatePath } from 'next/cache';
import { addAbsence, changeAbsence, removeAbsence } from '#lib/absence/commands.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

const absenceIn = (form: FormData) => ({
  startsOn: textIn(form, 'startsOn'),
  backOn: textIn(form, 'backOn'),
  reason: textIn(form, 'reason'),
});

const shown = (organization: string) => revalidatePath(peoplePaths.list(organization), 'layout');

/** Records that a person is away. */
export async function addAbsenceAction(
  organization: string,
  personId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    await addAbsence(await memberActor(organization), { personId, ...absenceIn(form) });
    shown(organization);
    return done('Recorded. What is due from then on is due as many days later.');
  });
}

/** Changes when a person is away. */
export async function changeAbsenceAction(
  organization: string,
  absenceId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    await changeAbsence(await memberActor(organization), { absenceId, ...absenceIn(form) });
    shown(organization);
    return done('Changed.');
  });
}

/** Takes back an absence that was recorded by mistake. */
export async function removeAbsenceAction(organization: string, absenceId: string) {
  return action(async () => {
    await removeAbsence(await memberActor(organization), { absenceId });
    shown(organization);
    return done('Taken back. What they owe is due when it was.');
  });
}
