'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { archiveControls, changeControls, restoreControls } from '#lib/control/bulk-commands.ts';
import {
  addControl,
  changeControl,
  mapControl,
  mapControlByName,
  unmapControl,
} from '#lib/control/commands.ts';
import { changeInWords } from '#lib/control/content.ts';
import { getControlChangesSince } from '#lib/control/detail-queries.ts';
import { Conflict } from '#lib/errors.ts';
import { formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { listIn, textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';
import { bulkIn, controlIn, idsIn } from './control-input';

const controlsOf = (count: number) => formatPlural(count, 'control', 'controls');

/** Adds a control and opens it. */
export async function addControlAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    const actor = await memberActor(organization);
    const input = { ...controlIn(form), requirementIds: idsIn(form, 'requirementIds') };
    const id = await addControl(actor, input);
    revalidatePath(workspacePaths.controls(organization));
    redirect(workspacePaths.control(organization, id));
  });
}

/** What somebody else changed meanwhile, for whoever still has typed something else. */
export type Meanwhile = { revision: number; byName: string; changes: string[] };

/** An answer that tells what changed meanwhile, where that is why it was refused. */
export type ChangeState = ActionState & { meanwhile?: Meanwhile };

/** Changes a control, unless somebody did so since this form was opened. */
export async function changeControlAction(
  organization: string,
  controlId: string,
  _: ActionState,
  form: FormData,
): Promise<ChangeState> {
  let meanwhile: Meanwhile | undefined;
  const state = await action(async () => {
    const actor = await memberActor(organization);
    const revision = textIn(form, 'revision');
    try {
      await changeControl(actor, { controlId, revision, ...controlIn(form) });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const since = await getControlChangesSince(actor, { controlId, revision });
      const changes = since.changes.map(changeInWords);
      meanwhile = { revision: since.revision, byName: since.changedByName, changes };
      throw error;
    }
    revalidatePath(workspacePaths.control(organization, controlId));
    redirect(workspacePaths.control(organization, controlId));
  });
  // What changed stands beside the form; the sentence need not say it again.
  return meanwhile ? { ...state, message: 'Nothing is saved yet.', meanwhile } : state;
}

/** Changes many controls in one way, all or none. */
export async function changeControlsAction(
  organization: string,
  controlIds: readonly string[],
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const actor = await memberActor(organization);
    const count = await changeControls(actor, { controlIds: listIn(controlIds), ...bulkIn(form) });
    revalidatePath(workspacePaths.controls(organization));
    return done(count === 0 ? 'Nothing was to be changed.' : `${controlsOf(count)} changed.`);
  });
}

/** Archives controls, all or none. */
export async function archiveControlsAction(organization: string, controlIds: readonly string[]) {
  return action(async () => {
    const actor = await memberActor(organization);
    const count = await archiveControls(actor, { controlIds: listIn(controlIds) });
    revalidatePath(workspacePaths.controls(organization), 'layout');
    return done(`${controlsOf(count)} archived.`);
  });
}

/** Brings archived controls back, all or none. */
export async function restoreControlsAction(organization: string, controlIds: readonly string[]) {
  return action(async () => {
    const actor = await memberActor(organization);
    const count = await restoreControls(actor, { controlIds: listIn(controlIds) });
    revalidatePath(workspacePaths.controls(organization), 'layout');
    return done(`${controlsOf(count)} restored.`);
  });
}

/** Maps a control to more requirements; `origin` says whether they were suggested. */
export async function mapControlAction(
  organization: string,
  controlId: string,
  origin: 'hand' | 'crosswalk',
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const actor = await memberActor(organization);
    const requirementIds = idsIn(form, 'requirementIds');
    await mapControl(actor, { controlId, requirementIds, origin });
    revalidatePath(workspacePaths.control(organization, controlId));
    return done(`${formatPlural(requirementIds.length, 'requirement', 'requirements')} mapped.`);
  });
}

/** Maps a control to requirements that are typed by name. */
export async function nameRequirementsAction(
  organization: string,
  controlId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const actor = await memberActor(organization);
    const count = await mapControlByName(actor, { controlId, names: textIn(form, 'names') });
    revalidatePath(workspacePaths.control(organization, controlId));
    return done(`${formatPlural(count, 'requirement', 'requirements')} mapped.`);
  });
}

/** Takes a requirement away from a control. */
export async function unmapControlAction(organization: string, controlId: string, requirementId: string) {
  return action(async () => {
    await unmapControl(await memberActor(organization), { controlId, requirementId });
    revalidatePath(workspacePaths.control(organization, controlId));
    return done('Requirement taken away.');
  });
}
