import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { archiveControlsInput, changeControlsInput } from './bulk-schema.ts';
import { requireOwner } from './owner-steps.ts';
import { tagLimit } from './schema.ts';
import { lockControls, reviseControls } from './steps.ts';
import { readControls, type StoredControl } from './stored-steps.ts';

/** The controls with these ids, all of them. Throws NotFound. */
async function allOf(tenant: Tenant, ids: readonly string[]): Promise<StoredControl[]> {
  const controls = await readControls(tenant, ids);
  if (controls.length !== ids.length) throw new NotFound('One of these controls does not exist.');
  return controls;
}

/** Changes many controls in one way, all or none; returns how many changed. Throws Conflict where one is archived. */
export const changeControls = command('control:change', changeControlsInput, async (context, input) => {
  const { controlIds, addTags, removeTags, justification, ...given } = input;
  await lockControls(context);
  await requireOwner(context.tenant, given.ownerId);
  const controls = await allOf(context.tenant, controlIds);
  const archived = controls.find((control) => control.archivedAt);
  if (archived) throw new Conflict(`${archived.content.identifier} is archived. Restore it first.`);
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const removed = new Set(removeTags.map((tag) => tag.toLowerCase()));
  const revised = controls.map((control) => {
    const kept = control.content.tags.filter((tag) => !removed.has(tag.toLowerCase()));
    const known = new Set(kept.map((tag) => tag.toLowerCase()));
    const tags = [...kept, ...addTags.filter((tag) => !known.has(tag.toLowerCase()))];
    if (tags.length > tagLimit)
      throw new Invalid(`${control.content.identifier} would have more than ${tagLimit} tags.`);
    const why = given.implementation && justification !== '' ? { justification } : {};
    return { control, content: { ...control.content, ...said, ...why, tags }, archived: false };
  });
  const count = await reviseControls(context, revised, new Map(), 'hand');
  const data = { controlIds, changed: count };
  const subject = `organization:${context.organizationId}` as const;
  return { result: count, events: [{ subject, data }] };
});

/** Claims that rest on one of these controls, in words, at most ten. */
async function claimsOn(tenant: Tenant, controlIds: string[]): Promise<string[]> {
  const found = await tenant.claimControl.findMany({
    where: { controlId: { in: controlIds }, removedAt: null, claim: { archivedAt: null } },
    orderBy: { createdAt: 'asc' },
    take: 10,
    select: { claim: { select: { text: true } }, control: { select: { identifier: true } } },
  });
  return found.map(({ claim, control }) => `“${claim.text.slice(0, 120)}” (${control.identifier})`);
}

/**
 * Archives controls, all or none: they leave the lists and every figure, with their evidence kept. Throws NotFound;
 * Conflict when they are archived already, or with the list of the claims that rest on them.
 */
export const archiveControls = command('control:archive', archiveControlsInput, async (context, input) => {
  await lockControls(context);
  // Held before looking who rests on them, so that no claim is backed with one meanwhile.
  await context.tenant.$queryRaw`SELECT 1 FROM "Control" c WHERE c.id = ANY(${input.controlIds}::uuid[])
    ORDER BY c.id FOR NO KEY UPDATE`;
  const controls = await allOf(context.tenant, input.controlIds);
  const claims = await claimsOn(context.tenant, input.controlIds);
  if (claims.length > 0)
    throw new Conflict(`Claims rest on this: ${claims.join('; ')}. Take it away from them first.`);
  const revised = controls.map((control) => ({ control, content: control.content, archived: true }));
  const count = await reviseControls(context, revised, new Map(), 'hand');
  if (count === 0) throw new Conflict('This is archived already.');
  const events = archiveEvents(context.organizationId, input.controlIds, {});
  return { result: count, events };
});

/** Brings archived controls back. Throws NotFound; Conflict where none is archived. */
export const restoreControls = command('control:archive', archiveControlsInput, async (context, input) => {
  await lockControls(context);
  const controls = await allOf(context.tenant, input.controlIds);
  const revised = controls.map((control) => ({ control, content: control.content, archived: false }));
  const count = await reviseControls(context, revised, new Map(), 'hand');
  if (count === 0) throw new Conflict('This is not archived.');
  return {
    result: count,
    events: archiveEvents(context.organizationId, input.controlIds, { restored: true }),
  };
});

function archiveEvents(organizationId: string, controlIds: string[], more: { restored?: true }) {
  const [only] = controlIds;
  if (controlIds.length === 1 && only)
    return [{ subject: `control:${only}` as const, data: { ...more } }] as const;
  return [{ subject: `organization:${organizationId}` as const, data: { controlIds, ...more } }] as const;
}
