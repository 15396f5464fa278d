import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { changeInWords, changesBetween, controlContent } from './content.ts';
import { requirementNamed } from './import.ts';
import { requireOwner } from './owner-steps.ts';
import {
  addControlInput,
  changeControlInput,
  mapControlByNameInput,
  mapControlInput,
  unmapControlInput,
} from './schema.ts';
import { partsOf } from './sheet.ts';
import { createControls, lockControls, reviseControls } from './steps.ts';
import { readControls, requirementIdsByName, type StoredControl } from './stored-steps.ts';

/** The control with this id. Throws NotFound; Conflict when it is archived. */
async function openControl(tenant: Tenant, controlId: string): Promise<StoredControl> {
  const [control] = await readControls(tenant, [controlId]);
  if (!control) throw new NotFound('There is no such control.');
  if (control.archivedAt) throw new Conflict('This control is archived. Restore it first.');
  return control;
}

/** Adds a control, mapped to requirements, and returns its id. Throws Invalid where its identifier is taken. */
export const addControl = command('control:add', addControlInput, async (context, input) => {
  const { requirementIds, ...fields } = input;
  await lockControls(context);
  await requireOwner(context.tenant, fields.ownerId);
  const requirements = await requirementIdsByName(context.tenant, requirementIds);
  if (requirements.size !== requirementIds.length)
    throw new NotFound('One of these requirements does not exist.');
  const content = { ...fields, requirements: [...requirements.keys()] };
  const [id = ''] = await createControls(context, [content], requirements, 'hand');
  const data = { implementation: fields.implementation, requirements: requirementIds.length };
  return { result: id, events: [{ subject: `control:${id}`, data }] };
});

async function staleRevision(tenant: Tenant, control: StoredControl, seen: number): Promise<Conflict> {
  const revision = await tenant.controlRevision.findFirst({
    where: { controlId: control.id, number: seen },
    select: { content: true },
  });
  const before = controlContent.safeParse(revision?.content);
  const changes = before.success ? changesBetween(before.data, control.content).map(changeInWords) : [];
  const what = changes.length > 0 ? ` ${changes.join('; ')}.` : '';
  return new Conflict(`Somebody changed this control while you did.${what} What you typed is kept.`);
}

/**
 * Changes what is said about a control. Throws NotFound, Invalid, and Conflict when it is archived or not at the revision
 * that was seen; its message says what changed.
 */
export const changeControl = command('control:change', changeControlInput, async (context, input) => {
  const { controlId, revision, ...fields } = input;
  await lockControls(context);
  const control = await openControl(context.tenant, controlId);
  if (control.revision !== revision) throw await staleRevision(context.tenant, control, revision);
  if (fields.ownerId !== control.content.ownerId) await requireOwner(context.tenant, fields.ownerId);
  const content = { ...fields, requirements: control.content.requirements };
  const changed = changesBetween(control.content, content).map(({ field }) => field);
  await reviseControls(context, [{ control, content, archived: false }], new Map(), 'hand');
  return { result: undefined, events: [{ subject: `control:${controlId}`, data: { changed } }] };
});

/** Maps a control to more requirements; those it is mapped to already stay as they are. */
export const mapControl = command('control:map', mapControlInput, async (context, input) => {
  const { controlId, requirementIds, origin } = input;
  await lockControls(context);
  const control = await openControl(context.tenant, controlId);
  const requirements = await requirementIdsByName(context.tenant, requirementIds);
  if (requirements.size !== requirementIds.length)
    throw new NotFound('One of these requirements does not exist.');
  const all = new Set([...control.content.requirements, ...requirements.keys()]);
  const content = { ...control.content, requirements: [...all] };
  await reviseControls(context, [{ control, content, archived: false }], requirements, origin);
  return {
    result: undefined,
    events: [{ subject: `control:${controlId}`, data: { requirementIds, origin } }],
  };
});

/** The same for requirements that are named. Throws Invalid for names that nothing in use has. */
export const mapControlByName = command('control:map', mapControlByNameInput, async (context, input) => {
  await lockControls(context);
  const control = await openControl(context.tenant, input.controlId);
  const requirements = await requirementIdsByName(context.tenant, null);
  const parts = partsOf(input.names.replaceAll(',', ';'));
  if (parts.length === 0)
    throw new Invalid([{ path: 'names', message: 'Please name at least one requirement.' }]);
  const names = parts.map((part) => {
    const name = requirementNamed(part, requirements);
    if (name) return name;
    const message = `There is no requirement ${part.slice(0, 80)} in the frameworks in use.`;
    throw new Invalid([{ path: 'names', message }]);
  });
  // What it is mapped to in a framework that is no longer in use stays.
  const all = new Set([...control.content.requirements, ...names]);
  const content = { ...control.content, requirements: [...all] };
  await reviseControls(context, [{ control, content, archived: false }], requirements, 'hand');
  const data = { requirementIds: names.map((name) => requirements.get(name) ?? '') };
  return { result: data.requirementIds.length, events: [{ subject: `control:${input.controlId}`, data }] };
});

/** Takes a requirement away from a control. Throws NotFound where it is not mapped to it. */
export const unmapControl = command('control:map', unmapControlInput, async (context, input) => {
  const { controlId, requirementId } = input;
  await lockControls(context);
  const control = await openControl(context.tenant, controlId);
  const requirements = await requirementIdsByName(context.tenant, [requirementId]);
  const left = control.content.requirements.filter((name) => !requirements.has(name));
  if (left.length === control.content.requirements.length)
    throw new NotFound('This control is not mapped to this requirement.');
  const content = { ...control.content, requirements: left };
  await reviseControls(context, [{ control, content, archived: false }], requirements, 'hand');
  const data = { requirementId, removed: true };
  return { result: undefined, events: [{ subject: `control:${controlId}`, data }] };
});
