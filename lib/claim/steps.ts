import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { type ClaimMeasure, measureColumns, measureOf } from './measure.ts';
import { type Audience, audience, backingLimit, claimLimit, type EditionContent } from './schema.ts';

/** Who writes, where and when. */
export type Writing = { tenant: Tenant; organizationId: string; now: Date; by: string };

/** Two people at once would give one claim two editions of one number: who writes claims waits for others. */
export async function lockClaims({ tenant, organizationId }: Writing): Promise<void> {
  await tenant.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`claim ${organizationId}`}, 0))::text`;
}

/** Throws Invalid when so many more would be too many. */
export async function refuseOver({ tenant }: Pick<Writing, 'tenant'>, more: number): Promise<void> {
  const count = await tenant.claim.count({ where: { archivedAt: null } });
  if (count + more > claimLimit)
    throw new Invalid(`A portal holds at most ${claimLimit} claims. Please archive some first.`);
}

/** The place after the last claim. */
export async function nextPosition({ tenant }: Pick<Writing, 'tenant'>): Promise<number> {
  const last = await tenant.claim.aggregate({ _max: { position: true } });
  return (last._max.position ?? -1) + 1;
}

// In one order, so that what says the same is the same text.
const columnsOf = ({ section, text, audience: whom, measure }: EditionContent) => ({
  section,
  text,
  audience: whom,
  ...measureColumns(measure),
});

/** Writes new claims at the end, each as its first edition, and returns their ids. Lock first. */
export async function createClaims(writing: Writing, contents: readonly EditionContent[]): Promise<string[]> {
  await refuseOver(writing, contents.length);
  const { tenant, organizationId, now, by } = writing;
  const first = await nextPosition(writing);
  const rows = contents.map((content, index) => ({
    id: newId(),
    position: first + index,
    columns: columnsOf(content),
  }));
  await tenant.claim.createMany({
    data: rows.map(({ id, position, columns }) => ({
      organizationId,
      id,
      position,
      ...columns,
      createdAt: now,
      changedAt: now,
    })),
  });
  await tenant.claimEdition.createMany({
    data: rows.map(({ id, columns }) => ({
      organizationId,
      id: newId(),
      claimId: id,
      number: 1,
      ...columns,
      createdAt: now,
      createdBy: by,
    })),
  });
  return rows.map(({ id }) => id);
}

/** A claim with the content of its newest edition. */
export type OpenClaim = { id: string; edition: number; content: EditionContent };

type Row = {
  id: string;
  edition: number;
  section: string;
  text: string;
  audience: string;
  metric: string | null;
  comparator: string | null;
  value: string | null;
  unit: string | null;
};

function contentOf(row: Row): { audience: Audience; measure: ClaimMeasure | null } {
  return { audience: audience.parse(row.audience), measure: measureOf(row) };
}

/** Unarchived claims with these ids, or of an area. */
export async function openClaims(
  tenant: Tenant,
  where: { id: { in: string[] } } | { section: string },
): Promise<OpenClaim[]> {
  const rows = await tenant.claim.findMany({
    where: { ...where, archivedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    id: row.id,
    edition: row.edition,
    content: { section: row.section, text: row.text, ...contentOf(row) },
  }));
}

/** The unarchived claim with this id. Throws NotFound. */
export async function openClaim(tenant: Tenant, id: string): Promise<OpenClaim> {
  const [claim] = await openClaims(tenant, { id: { in: [id] } });
  if (!claim) throw new NotFound('There is no such claim.');
  return claim;
}

const sameContent = (one: EditionContent, other: EditionContent) =>
  JSON.stringify(columnsOf(one)) === JSON.stringify(columnsOf(other));

/**
 * Gives a claim its next edition and returns its number; null when it says the same already. Throws Conflict when it is not
 * at the edition that was read. Lock first.
 */
export async function nextEdition(
  { tenant, organizationId, now, by }: Writing,
  claim: OpenClaim,
  content: EditionContent,
): Promise<number | null> {
  if (sameContent(claim.content, content)) return null;
  const number = claim.edition + 1;
  const columns = columnsOf(content);
  const { count } = await tenant.claim.updateMany({
    where: { id: claim.id, edition: claim.edition, archivedAt: null },
    data: { ...columns, edition: number, changedAt: now },
  });
  if (count === 0) throw new Conflict('Somebody has just changed this claim. Please reload.');
  await tenant.claimEdition.create({
    data: {
      organizationId,
      id: newId(),
      claimId: claim.id,
      number,
      ...columns,
      createdAt: now,
      createdBy: by,
    },
    select: { id: true },
  });
  return number;
}

/** Puts controls behind a claim; those that are there stay. Throws NotFound for one that is archived or not there. */
export async function backWith(
  { tenant, organizationId, now, by }: Writing,
  claimId: string,
  controlIds: readonly string[],
): Promise<number> {
  const ids = [...controlIds];
  // Held, so that nobody archives one of them meanwhile.
  const there = await tenant.$queryRaw<unknown[]>`SELECT 1 FROM "Control" c WHERE c.id = ANY(${ids}::uuid[])
    AND c."archivedAt" IS NULL ORDER BY c.id FOR SHARE`;
  if (there.length !== ids.length) throw new NotFound('One of these controls does not exist.');
  const open = await tenant.claimControl.findMany({
    where: { claimId, removedAt: null },
    select: { controlId: true },
  });
  const known = new Set(open.map(({ controlId }) => controlId));
  const added = ids.filter((controlId) => !known.has(controlId));
  if (known.size + added.length > backingLimit)
    throw new Invalid(`At most ${backingLimit} controls can be behind one claim.`);
  await tenant.claimControl.createMany({
    data: added.map((controlId) => ({
      organizationId,
      id: newId(),
      claimId,
      controlId,
      createdAt: now,
      createdBy: by,
    })),
  });
  return added.length;
}
