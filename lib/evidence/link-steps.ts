import { may } from '#lib/auth/permissions.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { Writing } from './steps.ts';

/** Refuses controls that are not there or are archived. @throws Invalid */
export async function requireControls(tenant: Tenant, controlIds: readonly string[]): Promise<void> {
  const found = await tenant.control.count({ where: { id: { in: [...controlIds] }, archivedAt: null } });
  if (found === controlIds.length) return;
  throw new Invalid([
    { path: 'controlIds', message: 'One of these controls does not exist or is archived.' },
  ]);
}

/** The open requirement that evidence answers, which must be asked of one of the controls. @throws Invalid */
export async function requireRequirement(
  tenant: Tenant,
  evidenceRequirementId: string,
  controlIds: readonly string[],
): Promise<{ controlId: string }> {
  const found = await tenant.evidenceRequirement.findFirst({
    where: { id: evidenceRequirementId, endedAt: null, controlId: { in: [...controlIds] } },
    select: { controlId: true },
  });
  if (found) return found;
  const message = 'This requirement has ended, or is asked of another control.';
  throw new Invalid([{ path: 'evidenceRequirementId', message }]);
}

/** What somebody wants to bring evidence for. */
export type Bringing = { controlIds: readonly string[]; evidenceRequirementId: string | null };

/** Requirements that a member answers for: named for them, or of their control where nobody else is there for it. */
function answeredBy(memberId: string) {
  return {
    endedAt: null,
    OR: [
      { responsibleId: memberId },
      { control: { ownerId: memberId }, responsibleId: null },
      { control: { ownerId: memberId }, responsible: { removedAt: { not: null } } },
    ],
  };
}

/**
 * Whether somebody may bring evidence: editors for anything; everybody else only what they are responsible for, which is
 * for one requirement and its control.
 */
export async function mayBring(
  { tenant, actor }: Pick<Writing, 'tenant' | 'actor'>,
  { controlIds, evidenceRequirementId }: Bringing,
): Promise<boolean> {
  if (may(actor, 'evidence:change')) return true;
  if (actor.kind !== 'member' || evidenceRequirementId === null || controlIds.length !== 1) return false;
  const own = await tenant.evidenceRequirement.count({
    where: { id: evidenceRequirementId, controlId: { in: [...controlIds] }, ...answeredBy(actor.memberId) },
  });
  return own > 0;
}

/** Who may bring evidence for one of an item's links may bring its next revision. @throws NotFound, Forbidden */
export async function requireMayRevise({ tenant, actor }: Writing, itemId: string): Promise<void> {
  if ((await tenant.evidenceItem.count({ where: { id: itemId } })) === 0)
    throw new NotFound('There is no such evidence.');
  if (may(actor, 'evidence:change')) return;
  const own =
    actor.kind === 'member' &&
    (await tenant.evidenceControl.count({
      where: { itemId, removedAt: null, evidenceRequirement: answeredBy(actor.memberId) },
    }));
  if (!own) throw new Forbidden();
}

/** Names controls that an item proves from now on; those it proves already stay as they are. Returns the new ones. */
export async function linkControls(
  { tenant, organizationId, now, by }: Writing,
  itemId: string,
  { controlIds, evidenceRequirementId }: Bringing,
): Promise<string[]> {
  const answered =
    evidenceRequirementId && (await requireRequirement(tenant, evidenceRequirementId, controlIds));
  await requireControls(tenant, controlIds);
  const open = await tenant.evidenceControl.findMany({
    where: { itemId, removedAt: null, controlId: { in: [...controlIds] } },
    select: { id: true, controlId: true, evidenceRequirementId: true },
  });
  // A link that is to answer something else begins anew, so that the history keeps what it answered before.
  const changed = open.filter(
    (link) =>
      answered &&
      link.controlId === answered.controlId &&
      link.evidenceRequirementId !== evidenceRequirementId,
  );
  await tenant.evidenceControl.updateMany({
    where: { id: { in: changed.map((link) => link.id) }, removedAt: null },
    data: { removedAt: now, removedBy: by },
  });
  const kept = new Set(open.filter((link) => !changed.includes(link)).map((link) => link.controlId));
  const added = controlIds.filter((controlId) => !kept.has(controlId));
  await tenant.evidenceControl.createMany({
    data: added.map((controlId) => ({
      organizationId,
      id: newId(),
      itemId,
      controlId,
      evidenceRequirementId: answered && answered.controlId === controlId ? evidenceRequirementId : null,
      createdAt: now,
      createdBy: by,
    })),
  });
  return added;
}
