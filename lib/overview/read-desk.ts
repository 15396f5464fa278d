import { sql } from 'kysely';
import { waits } from '#lib/access-request/state-sql.ts';
import type { TenantReader } from '#lib/db/tenant.ts';
import { requirementRows } from '#lib/evidence-requirement/due-sql.ts';
import { soonDays } from '#lib/evidence-requirement/standing.ts';
import { cachedProjection, cachedProjectionIds, parseProjection } from '#lib/portal/cache.ts';
import { type Change, differences } from '#lib/portal/difference.ts';

/** Evidence that must be brought by a day that is over or near. */
export type DueEvidence = {
  id: string;
  what: string;
  controlId: string;
  identifier: string;
  responsibleName: string | null;
  dueOn: string;
};

/** A request that waits for a decision; times in ISO 8601, `dueAt` is what was promised. */
export type WaitingRequest = {
  id: string;
  number: number;
  name: string;
  company: string;
  submittedAt: string;
  dueAt: string | null;
};

/** A publication with what it changed; null when it was the first, or the portal's whole difference is not known. */
export type Publication = {
  number: number;
  publishedAt: string;
  publishedBy: string | null;
  withdrawnAt: string | null;
  changes: Change[] | null;
};

const most = 8;
const mostPublications = 4;

/** What is due within 30 days, overdue first, and how much of both there is. What waits for a review is not owed. */
export async function readDue(tenant: TenantReader, now: Date, today: string) {
  const { rows } = await sql<DueEvidence & { due: number; overdue: number }>`
    SELECT q.id, q.what, q."controlId", q.identifier, q."responsibleName", q."dueOn",
      (count(*) OVER ())::int AS due, (count(*) FILTER (WHERE q."dueOn" < ${today}) OVER ())::int AS overdue
    FROM ${requirementRows(now, today, null)} q
    WHERE q."dueOn"::date <= ${today}::date + ${soonDays}::int AND q."waitingOn" IS NULL
    ORDER BY q."dueOn", q.identifier, q.id LIMIT ${most}`.execute(tenant);
  return {
    due: rows[0]?.due ?? 0,
    overdue: rows[0]?.overdue ?? 0,
    rows: rows.map(({ due: _, overdue: __, ...row }) => row),
  };
}

type Published = Omit<Publication, 'changes'> & { id: string; portalId: string; content: string | null };

/** The oldest requests that wait for us, and the last publications with what they changed. */
export async function readDesk(tenant: TenantReader, organizationId: string) {
  const known = cachedProjectionIds(organizationId);
  const { rows } = await sql<{ waiting: WaitingRequest[]; published: Published[] }>`SELECT
    (SELECT coalesce(json_agg(q ORDER BY q."dueAt" NULLS LAST, q."submittedAt"), '[]') FROM (
      SELECT r.id, r.number, r.name, r.company, r."submittedAt", r."dueAt" FROM "AccessRequest" r
      WHERE r."closedAt" IS NULL AND r."submittedAt" IS NOT NULL AND NOT ${waits()}
      ORDER BY r."dueAt" NULLS LAST, r."submittedAt", r.id LIMIT ${most}) q) AS waiting,
    (SELECT coalesce(json_agg(q ORDER BY q."publishedAt" DESC), '[]') FROM (
      SELECT p.id, p."portalId", p.number, p."publishedAt", p."withdrawnAt",
        CASE WHEN p.id = ANY (CAST(${known} AS uuid[])) THEN NULL ELSE p.content END AS content,
        (SELECT m.name FROM "Member" m WHERE m."organizationId" = p."organizationId"
          AND 'member:' || m.id = p."publishedBy") AS "publishedBy"
      FROM "Portal" o
      CROSS JOIN LATERAL (SELECT * FROM "Projection" p WHERE p."organizationId" = o."organizationId" AND p."portalId" = o.id
        ORDER BY p.number DESC LIMIT ${mostPublications + 1}) p
      WHERE o."currentProjectionId" IS NOT NULL OR p."withdrawnAt" IS NOT NULL
      ORDER BY p."publishedAt" DESC LIMIT ${mostPublications + 1}) q) AS published`.execute(tenant);
  const { waiting, published } = rows[0] ?? { waiting: [], published: [] };
  return { waiting, publications: publicationsOf(organizationId, published) };
}

function publicationsOf(organizationId: string, published: readonly Published[]): Publication[] {
  const projections = published.map(({ id, content }) =>
    content === null ? cachedProjection(organizationId, id) : parseProjection(organizationId, id, content),
  );
  return published
    .slice(0, mostPublications)
    .map(({ id: _, portalId, content: __, ...publication }, index) => {
      const before = published.findIndex(
        (other) => other.portalId === portalId && other.number === publication.number - 1,
      );
      const [former, latter] = [projections[before], projections[index]];
      return { ...publication, changes: former && latter ? differences(former, latter) : null };
    });
}
