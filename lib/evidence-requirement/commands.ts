import { dateOf, dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { addRequirementInput, changeRequirementInput, requirementInput } from './schema.ts';

async function requireResponsible(tenant: Tenant, responsibleId: string | null): Promise<void> {
  if (responsibleId === null) return;
  const where = { id: responsibleId, removedAt: null };
  if ((await tenant.member.count({ where })) === 1) return;
  throw new Invalid([{ path: 'responsibleId', message: 'Please choose somebody who is a member.' }]);
}

/** Asks for evidence of a control from now on. @throws NotFound, Invalid, Conflict for an archived control */
export const addEvidenceRequirement = command(
  'evidence-requirement:add',
  addRequirementInput,
  async ({ tenant, organizationId, now, by }, input) => {
    const { controlId, what, everyDays, responsibleId, startsOn } = input;
    const control = await tenant.control.findFirst({
      where: { id: controlId },
      select: { archivedAt: true },
    });
    if (!control) throw new NotFound('There is no such control.');
    if (control.archivedAt) throw new Conflict('This control is archived. Restore it first.');
    await requireResponsible(tenant, responsibleId);
    const evidenceRequirementId = newId();
    const facts = { what, everyDays, responsibleId, startsOn: new Date(startsOn) };
    await tenant.evidenceRequirement.create({
      data: { organizationId, id: evidenceRequirementId, controlId, ...facts, createdAt: now, createdBy: by },
      select: { id: true },
    });
    const data = { evidenceRequirementId, everyDays, responsibleId, startsOn };
    return { result: { evidenceRequirementId }, events: [{ subject: `control:${controlId}`, data }] };
  },
);

async function lockRequirement(tenant: Tenant, id: string) {
  await tenant.$queryRaw`SELECT id FROM "EvidenceRequirement" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const found = await tenant.evidenceRequirement.findFirst({
    where: { id },
    select: {
      controlId: true,
      what: true,
      everyDays: true,
      responsibleId: true,
      startsOn: true,
      endedAt: true,
    },
  });
  if (!found) throw new NotFound('There is no such requirement.');
  if (found.endedAt) throw new Conflict('This requirement has ended. Please add a new one.');
  return found;
}

/**
 * Changes what is asked for. A change of how often or from when ends the requirement and begins it anew, so that how a
 * control stood before stays known; what answered it answers the new one. @throws NotFound, Invalid, Conflict
 */
export const changeEvidenceRequirement = command(
  'evidence-requirement:change',
  changeRequirementInput,
  async ({ tenant, organizationId, now, by }, input) => {
    const { evidenceRequirementId: id, what, everyDays, responsibleId, startsOn } = input;
    const before = await lockRequirement(tenant, id);
    await requireResponsible(tenant, responsibleId);
    const { controlId } = before;
    const moved = before.everyDays !== everyDays || dayOf(before.startsOn) !== startsOn;
    const newRequirementId = moved ? newId() : id;
    if (moved) {
      await tenant.evidenceRequirement.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } });
      const facts = { what, everyDays, responsibleId, startsOn: dateOf(startsOn) ?? now };
      await tenant.evidenceRequirement.create({
        data: { organizationId, id: newRequirementId, controlId, ...facts, createdAt: now, createdBy: by },
        select: { id: true },
      });
      const answers = await tenant.evidenceControl.findMany({
        where: { evidenceRequirementId: id, removedAt: null },
        select: { itemId: true },
      });
      await tenant.evidenceControl.updateMany({
        where: { evidenceRequirementId: id, removedAt: null },
        data: { removedAt: now, removedBy: by },
      });
      await tenant.evidenceControl.createMany({
        data: answers.map(({ itemId }) => ({
          organizationId,
          id: newId(),
          itemId,
          controlId,
          evidenceRequirementId: newRequirementId,
          createdAt: now,
          createdBy: by,
        })),
      });
    } else await tenant.evidenceRequirement.updateMany({ where: { id }, data: { what, responsibleId } });
    const data = {
      evidenceRequirementId: newRequirementId,
      before: { id, everyDays: before.everyDays, responsibleId: before.responsibleId },
      after: { everyDays, responsibleId, startsOn },
    };
    return {
      result: { evidenceRequirementId: newRequirementId },
      events: [{ subject: `control:${controlId}`, data }],
    };
  },
);

/** Asks for it no longer; what was brought stays. @throws NotFound, Conflict */
export const endEvidenceRequirement = command(
  'evidence-requirement:end',
  requirementInput,
  async ({ tenant, now }, { evidenceRequirementId: id }) => {
    const { controlId } = await lockRequirement(tenant, id);
    await tenant.evidenceRequirement.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } });
    return {
      result: null,
      events: [{ subject: `control:${controlId}`, data: { evidenceRequirementId: id, ended: true } }],
    };
  },
);
