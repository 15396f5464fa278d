'use server';

import { revalidatePath } from 'next/cache';
import type { Move } from '#lib/order.ts';
import { workspacePaths } from '#lib/paths.ts';
import {
  addSubprocessor,
  archiveSubprocessor,
  changeSubprocessor,
  moveSubprocessor,
  restoreSubprocessor,
} from '#lib/subprocessor/commands.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

const fieldsOf = (form: FormData) => ({
  name: textIn(form, 'name'),
  purpose: textIn(form, 'purpose'),
  dataProcessed: textIn(form, 'dataProcessed'),
  location: textIn(form, 'location'),
  url: textIn(form, 'url'),
});

/** Adds a subprocessor, or changes the one with this id. */
export async function saveSubprocessor(
  organization: string,
  id: string | null,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const actor = await memberActor(organization);
    if (id === null) await addSubprocessor(actor, fieldsOf(form));
    else await changeSubprocessor(actor, { id, ...fieldsOf(form) });
    revalidatePath(workspacePaths.subprocessors(organization));
    return done(id === null ? 'Subprocessor added.' : 'Subprocessor saved.');
  });
}

/** Moves a subprocessor in the list. */
export async function moveSubprocessorAction(organization: string, id: string, move: Move) {
  return action(async () => {
    await moveSubprocessor(await memberActor(organization), { id, move });
    revalidatePath(workspacePaths.subprocessors(organization));
    return { ok: true, message: null, problems: [] };
  });
}

/** Takes a subprocessor out of the draft. */
export async function archiveSubprocessorAction(organization: string, id: string) {
  return action(async () => {
    await archiveSubprocessor(await memberActor(organization), { id });
    revalidatePath(workspacePaths.subprocessors(organization));
    return done('Subprocessor archived.');
  });
}

/** Puts an archived subprocessor back. */
export async function restoreSubprocessorAction(organization: string, id: string) {
  return action(async () => {
    await restoreSubprocessor(await memberActor(organization), { id });
    revalidatePath(workspacePaths.subprocessors(organization));
    return done('Subprocessor restored.');
  });
}
