'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { workspacePaths } from '#lib/paths.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { addPerson, changePerson } from '#lib/person/commands.ts';
import { leavePerson, rejoinPerson } from '#lib/person/leave-commands.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';
import { personIn } from './person-input';

/** Adds a person and opens their page. */
export async function addPersonAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    const id = await addPerson(await memberActor(organization), personIn(form));
    revalidatePath(peoplePaths.list(organization));
    redirect(peoplePaths.person(organization, id));
  });
}

/** Changes a person, unless somebody did so since this form was opened. */
export async function changePersonAction(
  organization: string,
  personId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const revision = textIn(form, 'revision');
    await changePerson(await memberActor(organization), { personId, revision, ...personIn(form) });
    revalidatePath(peoplePaths.list(organization), 'layout');
    redirect(peoplePaths.person(organization, personId));
  });
}

/** Lets a person leave on a day. */
export async function leavePersonAction(
  organization: string,
  personId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const leftOn = textIn(form, 'leftOn');
    const handOverTo = textIn(form, 'handOverTo');
    const { ended } = await leavePerson(await memberActor(organization), { personId, leftOn, handOverTo });
    revalidatePath(workspacePaths.home(organization), 'layout');
    return done(ended ? 'They have left.' : 'They leave on that day.');
  });
}

/** Takes leaving back. */
export async function rejoinPersonAction(organization: string, personId: string) {
  return action(async () => {
    await rejoinPerson(await memberActor(organization), { personId });
    revalidatePath(peoplePaths.list(organization), 'layout');
    return done('They are back.');
  });
}
