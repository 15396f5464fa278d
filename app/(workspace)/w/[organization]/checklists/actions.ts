'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { assignItem } from '#lib/checklist/assign-commands.ts';
import {
  addTemplate,
  archiveTemplate,
  changeTemplate,
  endItem,
  makeChecklist,
  reopenItem,
  restoreTemplate,
} from '#lib/checklist/commands.ts';
import { addTemplateInput, checklistKinds } from '#lib/checklist/schema.ts';
import { starterTemplates } from '#lib/checklist/starter.ts';
import { parse } from '#lib/parse.ts';
import { workspacePaths } from '#lib/paths.ts';
import { getPersonIdByEmail } from '#lib/person/address-queries.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { jsonIn, textIn, tickedIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

function forget(organization: string): void {
  revalidatePath(trainingPaths.checklists(organization), 'layout');
  revalidatePath(workspacePaths.myWork(organization));
}

const templateIn = (form: FormData) =>
  parse(addTemplateInput, {
    name: textIn(form, 'name'),
    kind: textIn(form, 'kind'),
    automatic: tickedIn(form, 'automatic'),
    items: jsonIn(form, 'items'),
  });

/** Adds a template and leads to the list of them. */
export async function addTemplateAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    await addTemplate(await memberActor(organization), templateIn(form));
    forget(organization);
    redirect(trainingPaths.templates(organization));
  });
}

/** Changes a template and leads to the list of them. */
export async function changeTemplateAction(
  organization: string,
  templateId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const input = { templateId, revision: textIn(form, 'revision'), ...templateIn(form) };
    await changeTemplate(await memberActor(organization), input);
    forget(organization);
    redirect(trainingPaths.templates(organization));
  });
}

/** Takes over the templates that come with Candor and are not there yet. */
export async function adoptTemplatesAction(organization: string) {
  return action(async () => {
    const actor = await memberActor(organization);
    for (const kind of checklistKinds)
      await addTemplate(actor, { ...starterTemplates[kind], kind, automatic: false });
    forget(organization);
    return done('Templates added. Look at who does what, then use them.');
  });
}

/** Archives a template. */
export async function archiveTemplateAction(organization: string, templateId: string) {
  return action(async () => {
    await archiveTemplate(await memberActor(organization), { templateId });
    forget(organization);
    return done('Template archived.');
  });
}

/** Takes a template out of the archive. */
export async function restoreTemplateAction(organization: string, templateId: string) {
  return action(async () => {
    await restoreTemplate(await memberActor(organization), { templateId });
    forget(organization);
    return done('Template restored.');
  });
}

/** Makes a list for a person and leads to it. */
export async function makeChecklistAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    const actor = await memberActor(organization);
    const personId = await getPersonIdByEmail(actor, { email: textIn(form, 'email') });
    const input = { templateId: textIn(form, 'templateId'), personId, day: textIn(form, 'day') };
    const id = await makeChecklist(actor, input);
    forget(organization);
    redirect(trainingPaths.checklist(organization, id));
  });
}

/** Ticks an item. */
export async function tickItemAction(organization: string, itemId: string) {
  return action(async () => {
    await endItem(await memberActor(organization), { itemId, outcome: 'done' });
    forget(organization);
    return done('Ticked.');
  });
}

/** Says that an item is not needed, and why. */
export async function skipItemAction(organization: string, itemId: string, _: ActionState, form: FormData) {
  return action(async () => {
    const note = textIn(form, 'note');
    await endItem(await memberActor(organization), { itemId, outcome: 'not-needed', note });
    forget(organization);
    return done('Left out.');
  });
}

/** Opens an item again. */
export async function reopenItemAction(organization: string, itemId: string) {
  return action(async () => {
    await reopenItem(await memberActor(organization), { itemId });
    forget(organization);
    return done('Open again.');
  });
}

/** Gives an open item to somebody else. */
export async function assignItemAction(organization: string, itemId: string, _: ActionState, form: FormData) {
  return action(async () => {
    const input = { itemId, seen: textIn(form, 'seen'), to: textIn(form, 'to') };
    await assignItem(await memberActor(organization), input);
    forget(organization);
    return done('Given.');
  });
}
