import { newId } from '#lib/id.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { linkControls } from './link-steps.ts';
import type { RecordField } from './schema.ts';
import { type Writing, writeRevision } from './steps.ts';

/** What keeps evidence of its own: a policy, or a course. */
export type EvidenceKeeper = { policyId: string } | { courseId: string };

/**
 * What a policy or course shows by itself. Days are ISO dates; `controlIds` are all the controls that it proves. `rejectedFor`:
 * it shows that something does not hold, and why.
 */
export type OwnEvidence = EvidenceKeeper & {
  title: string;
  collectedOn: string;
  validUntilOn: string | null;
  record: RecordField[];
  controlIds: readonly string[];
  rejectedFor?: string;
};

const whoseItem = (keeper: EvidenceKeeper) =>
  'policyId' in keeper ? { policyId: keeper.policyId } : { courseId: keeper.courseId };

/** The evidence that something keeps by itself, its row held; null before there is any. */
async function lockOwn({ tenant }: Pick<Writing, 'tenant'>, keeper: EvidenceKeeper) {
  const found = await tenant.evidenceItem.findFirst({ where: whoseItem(keeper), select: { id: true } });
  if (!found) return null;
  await tenant.$queryRaw`SELECT id FROM "EvidenceItem" WHERE id = ${found.id}::uuid FOR NO KEY UPDATE`;
  return tenant.evidenceItem.findFirstOrThrow({
    where: { id: found.id },
    select: {
      id: true,
      archivedAt: true,
      currentRevision: { select: { number: true, sha256: true, collectedOn: true } },
    },
  });
}

/** Has the item prove these controls and no others; archived ones are left out. */
async function relink(writing: Writing, itemId: string, wanted: readonly string[]): Promise<void> {
  const { tenant, now, by } = writing;
  const there = await tenant.control.findMany({
    where: { id: { in: [...wanted] }, archivedAt: null },
    select: { id: true },
  });
  const controlIds = there.map(({ id }) => id);
  await tenant.evidenceControl.updateMany({
    where: { itemId, removedAt: null, controlId: { notIn: [...wanted] } },
    data: { removedAt: now, removedBy: by },
  });
  await linkControls(writing, itemId, { controlIds, evidenceRequirementId: null });
}

/**
 * Keeps what a policy or course proves by itself: one item of evidence, a new revision each time, accepted by itself
 * (or rejected, where it says so), and linked to exactly these controls. It is what happened, so nobody has to judge it. Call it in the transaction of its
 * cause, with the policy's or course's row held. Returns the item's id. @throws Invalid a day in the future
 */
export async function keepOwnEvidence(writing: Writing, own: OwnEvidence): Promise<string> {
  const { tenant, organizationId, now, by } = writing;
  const { title, collectedOn, validUntilOn, record, controlIds } = own;
  const { today } = await organizationDay(tenant, now);
  const before = await lockOwn(writing, own);
  const itemId = before?.id ?? newId();
  if (before)
    await tenant.evidenceItem.updateMany({ where: { id: itemId }, data: { title, archivedAt: null } });
  else
    await tenant.evidenceItem.create({
      data: {
        organizationId,
        id: itemId,
        title,
        kind: 'record',
        ...whoseItem(own),
        createdAt: now,
        createdBy: by,
      },
      select: { id: true },
    });
  const { revisionId } = await writeRevision(
    writing,
    { itemId, today, previous: before?.currentRevision ?? null },
    {
      collectedOn,
      validUntilOn,
      periodStartOn: null,
      periodEndOn: null,
      source: 'Candor',
      procedure: '',
      automated: true,
      note: '',
    },
    { kind: 'record', record },
  );
  await tenant.evidenceReview.create({
    data: {
      organizationId,
      id: newId(),
      revisionId,
      verdict: own.rejectedFor === undefined ? 'accepted' : 'rejected',
      reason: own.rejectedFor ?? 'Kept and accepted by itself.',
      reviewedAt: now,
      reviewedBy: 'system:own-evidence',
    },
    select: { id: true },
  });
  await relink(writing, itemId, controlIds);
  return itemId;
}

/** Has what is kept already prove exactly these controls. Nothing happens where nothing is kept, or it ended. */
export async function linkOwnEvidence(
  writing: Writing,
  keeper: EvidenceKeeper,
  controlIds: readonly string[],
): Promise<void> {
  const own = await lockOwn(writing, keeper);
  if (own && own.archivedAt === null) await relink(writing, own.id, controlIds);
}

/** Ends that something proves anything: its evidence is archived, and stays to be read. */
export async function endOwnEvidence(
  { tenant, now }: Pick<Writing, 'tenant' | 'now'>,
  keeper: EvidenceKeeper,
) {
  await tenant.evidenceItem.updateMany({
    where: { ...whoseItem(keeper), archivedAt: null },
    data: { archivedAt: now },
  });
}
