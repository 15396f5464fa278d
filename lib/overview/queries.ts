import { sql } from 'kysely';
import { list, nothing } from '#lib/operation.ts';
import type { Beginnings } from './first-steps.ts';

/** What waits, what was let out lately, and what needs a hand; counts of this moment. */
export type Overview = {
  openRequests: number;
  overdueRequests: number;
  activeGrants: number;
  expiringGrants: number;
  failedMails: number;
  troubledRevisions: number;
  signedThisMonth: number;
  /** Downloads of each of the last eight weeks, oldest first; `week` is its Monday (ISO date). */
  downloads: { week: string; count: number }[];
};

const weeks = 8;

/** The numbers of the first page, read in one statement each from indexes that begin with the organization. */
export const getOverview = list('overview:read', nothing, async ({ tenant, now }): Promise<Overview> => {
  const soon = new Date(now.getTime() + 14 * 86_400_000);
  const month = new Date(now.getTime() - 30 * 86_400_000);
  const open = sql`"supersededAt" IS NULL AND NOT EXISTS (SELECT 1 FROM "Revocation" r
    WHERE r."organizationId" = g."organizationId" AND r."grantId" = g.id AND r."reinstatedAt" IS NULL)`;
  const counts = await sql<Omit<Overview, 'downloads'>>`SELECT
    (SELECT count(*)::int FROM "AccessRequest" WHERE "closedAt" IS NULL AND "submittedAt" IS NOT NULL) AS "openRequests",
    (SELECT count(*)::int FROM "AccessRequest" WHERE "closedAt" IS NULL AND "dueAt" < ${now}) AS "overdueRequests",
    (SELECT count(*)::int FROM "Grant" g WHERE ${open}
      AND ("expiresAt" IS NULL OR "expiresAt" > ${now})) AS "activeGrants",
    (SELECT count(*)::int FROM "Grant" g WHERE ${open}
      AND "expiresAt" > ${now} AND "expiresAt" < ${soon}) AS "expiringGrants",
    (SELECT count(*)::int FROM "Mail" WHERE "failedAt" IS NOT NULL) AS "failedMails",
    (SELECT count(*)::int FROM "DocumentRevision" WHERE state IN ('refused', 'failed')
      AND "receivedAt" > ${month}) AS "troubledRevisions",
    (SELECT count(*)::int FROM "NdaSignature" WHERE "signedAt" > ${month}) AS "signedThisMonth"`.execute(
    tenant,
  );
  const downloads = await sql<{ week: string; count: number }>`
    SELECT to_char(w.week, 'YYYY-MM-DD') AS week, count(d.id)::int AS count
    FROM generate_series(date_trunc('week', ${now}::timestamptz) - make_interval(weeks => ${weeks - 1}),
      date_trunc('week', ${now}::timestamptz), '1 week') AS w(week)
    LEFT JOIN "Delivery" d ON d."startedAt" >= w.week AND d."startedAt" < w.week + interval '1 week'
    GROUP BY w.week ORDER BY w.week`.execute(tenant);
  const [first] = counts.rows;
  if (!first) throw new Error('no counts');
  return { ...first, downloads: downloads.rows };
});

/** Beyond so many, the navigation says that there are more. */
export const mostCounted = 99;

/** How many requests wait for a decision: the number beside the desk in the navigation, up to one more than it shows. */
export const countWaitingRequests = list('overview:read', nothing, async ({ tenant }) => {
  const some = tenant
    .selectFrom('AccessRequest')
    .select('id')
    .where('closedAt', 'is', null)
    .where('submittedAt', 'is not', null)
    .limit(mostCounted + 1);
  return (await some.execute()).length;
});

/** What a new organization has begun with: a file was received, a claim stands, the portal is out, somebody else is there. */
export const getBeginnings = list('overview:read', nothing, async ({ tenant }): Promise<Beginnings> => {
  const { rows } = await sql<Beginnings>`SELECT
    EXISTS (SELECT 1 FROM "DocumentRevision") AS document,
    EXISTS (SELECT 1 FROM "Claim" WHERE "archivedAt" IS NULL) AS claim,
    EXISTS (SELECT 1 FROM "Portal" WHERE "currentProjectionId" IS NOT NULL) AS published,
    (SELECT count(*) FROM (SELECT 1 FROM "Member" WHERE "removedAt" IS NULL LIMIT 2) AS found) > 1 AS colleague`.execute(
    tenant,
  );
  const [found] = rows;
  if (!found) throw new Error('no answer');
  return found;
});
