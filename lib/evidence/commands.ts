import { Conflict, Forbidden, Invalid } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { createItem } from './item-steps.ts';
import { linkControls, mayBring, requireMayRevise } from './link-steps.ts';
import { requireRoomForEvidence } from './quota-steps.ts';
import {
  addEvidenceInput,
  archiveEvidenceInput,
  changeEvidenceInput,
  evidenceInput,
  linkEvidenceInput,
  reviseEvidenceInput,
  unlinkEvidenceInput,
} from './schema.ts';
import { lockEvidence, writeRevision } from './steps.ts';

/** Adds an item with its first revision, for any number of controls. @throws Forbidden, Invalid, Conflict */
export const addEvidence = command('evidence:add', addEvidenceInput, async (context, input) => {
  const { controlIds, evidenceRequirementId } = input;
  if (!(await mayBring(context, { controlIds, evidenceRequirementId }))) throw new Forbidden();
  await requireRoomForEvidence(context.tenant);
  const { itemId, revisionId, number, sha256 } = await createItem(context, input);
  const { kind } = input.content;
  const data = { kind, revisionId, number, sha256, controlIds, evidenceRequirementId };
  return { result: { itemId, revisionId, number }, events: [{ subject: `evidence:${itemId}`, data }] };
});

/**
 * Brings the next revision of an item: proof of a later day, or a correction. It waits for a review of its own; the
 * earlier ones stay. @throws NotFound, Forbidden, Invalid, Conflict when a newer one came meanwhile
 */
export const reviseEvidence = command('evidence:revise', reviseEvidenceInput, async (context, input) => {
  const { itemId, seen, content, ...facts } = input;
  await requireMayRevise(context, itemId);
  const item = await lockEvidence(context, itemId, 'revise');
  if (item.currentRevision?.id !== seen)
    throw new Conflict('Somebody has brought a newer revision meanwhile. Please look at it first.');
  if (item.kind !== content.kind)
    throw new Invalid('A revision must be of the same kind as the ones before it.');
  const at = { itemId, today: item.today, previous: item.currentRevision };
  const { revisionId, number, sha256 } = await writeRevision(context, at, facts, content);
  const data = { revisionId, number, sha256 };
  return { result: { itemId, revisionId, number }, events: [{ subject: `evidence:${itemId}`, data }] };
});

/** Gives an item another title. @throws NotFound, Conflict */
export const changeEvidence = command('evidence:change', changeEvidenceInput, async (context, input) => {
  const { itemId, title } = input;
  const before = await lockEvidence(context, itemId, 'change');
  await context.tenant.evidenceItem.updateMany({ where: { id: itemId }, data: { title } });
  const data = { before: before.title, after: title };
  return { result: null, events: [{ subject: `evidence:${itemId}`, data }] };
});

/** Has an item prove further controls. @throws NotFound, Invalid, Conflict */
export const linkEvidence = command('evidence:link', linkEvidenceInput, async (context, input) => {
  const { itemId, ...links } = input;
  await lockEvidence(context, itemId, 'link');
  const controlIds = await linkControls(context, itemId, links);
  const data = { controlIds, evidenceRequirementId: links.evidenceRequirementId };
  return { result: { linked: controlIds.length }, events: [{ subject: `evidence:${itemId}`, data }] };
});

/** Ends that an item proves a control; that it did stays known. @throws NotFound, Conflict */
export const unlinkEvidence = command('evidence:link', unlinkEvidenceInput, async (context, input) => {
  const { tenant, now, by } = context;
  const { itemId, controlId } = input;
  await lockEvidence(context, itemId, 'unlink');
  const { count } = await tenant.evidenceControl.updateMany({
    where: { itemId, controlId, removedAt: null },
    data: { removedAt: now, removedBy: by },
  });
  if (count === 0) throw new Conflict('This evidence does not prove that control (any more).');
  const data = { controlIds: [controlId], removed: true };
  return { result: null, events: [{ subject: `evidence:${itemId}`, data }] };
});

/**
 * Archives an item: it proves nothing any more. While it proves controls that must be meant (`anyway`).
 * @throws NotFound, Conflict with the controls that depend on it
 */
export const archiveEvidence = command('evidence:archive', archiveEvidenceInput, async (context, input) => {
  const { tenant, now } = context;
  const { itemId, anyway } = input;
  await lockEvidence(context, itemId, 'archive');
  const links = await tenant.evidenceControl.findMany({
    where: { itemId, removedAt: null, control: { archivedAt: null } },
    orderBy: { control: { identifier: 'asc' } },
    select: { controlId: true, control: { select: { identifier: true } } },
  });
  if (links.length > 0 && !anyway) {
    const names = links.slice(0, 10).map((link) => link.control.identifier);
    const more = links.length > names.length ? ` and ${links.length - names.length} more` : '';
    throw new Conflict(
      `This evidence proves ${names.join(', ')}${more}. Unlink it first, or archive it anyway.`,
    );
  }
  await tenant.evidenceItem.updateMany({
    where: { id: itemId, archivedAt: null },
    data: { archivedAt: now },
  });
  const data = { controlIds: links.map((link) => link.controlId) };
  return { result: null, events: [{ subject: `evidence:${itemId}`, data }] };
});

/** Takes an item out of the archive; it proves again what it is linked to. @throws NotFound, Conflict */
export const restoreEvidence = command('evidence:archive', evidenceInput, async (context, { itemId }) => {
  await lockEvidence(context, itemId, 'restore');
  await context.tenant.evidenceItem.updateMany({ where: { id: itemId }, data: { archivedAt: null } });
  return { result: null, events: [{ subject: `evidence:${itemId}`, data: { restored: true } }] };
});
