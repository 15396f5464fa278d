import { sql } from 'kysely';
import type { TenantReader } from '#lib/db/tenant.ts';
import type { Beginnings } from './first-steps.ts';

/** What was let out lately and what needs a hand; counts of this moment. */
export type Numbers = {
  openRequests: number;
  overdueRequests: number;
  activeGrants: number;
  expiringGrants: number;
  failedMails: number;
  troubledRevisions: number;
  signedThisMonth: number;
  beginnings: Beginnings;
  /** Downloads of each of the last eight weeks, oldest first; `week` is its Monday (ISO date). */
  downloads: { week: string; count: number }[];
};

const weeks = 8;

/** Counts in one statement, each from an index that begins with the organization, and with what a new one has begun. */
export async function readNumbers(tenant: TenantReader, now: Date): Promise<Numbers> {
  const soon = new Date(now.getTime() + 14 * 86_400_000);
  const month = new Date(now.getTime() - 30 * 86_400_000);
  const open = sql`"supersededAt" IS NULL AND NOT EXISTS (SELECT 1 FROM "Revocation" r
    WHERE r."organizationId" = g."organizationId" AND r."grantId" = g.id AND r."reinstatedAt" IS NULL)`;
  const { rows } = await sql<Numbers>`SELECT
    (SELECT count(*)::int FROM "AccessRequest" WHERE "closedAt" IS NULL AND "submittedAt" IS NOT NULL) AS "openRequests",
    (SELECT count(*)::int FROM "AccessRequest" WHERE "closedAt" IS NULL AND "dueAt" < ${now}) AS "overdueRequests",
    (SELECT count(*)::int FROM "Grant" g WHERE ${open}
      AND ("expiresAt" IS NULL OR "expiresAt" > ${now})) AS "activeGrants",
    (SELECT count(*)::int FROM "Grant" g WHERE ${open}
      AND "expiresAt" > ${now} AND "expiresAt" < ${soon}) AS "expiringGrants",
    (SELECT count(*)::int FROM "Mail" WHERE "failedAt" IS NOT NULL) AS "failedMails",
    (SELECT count(*)::int FROM "DocumentRevision" WHERE state IN ('refused', 'failed')
      AND "receivedAt" > ${month}) AS "troubledRevisions",
    (SELECT count(*)::int FROM "NdaSignature" WHERE "signedAt" > ${month}) AS "signedThisMonth",
    json_build_object(
      'framework', EXISTS (SELECT 1 FROM "Framework" WHERE key = 'nist-csf' AND "archivedAt" IS NULL),
      'control', EXISTS (SELECT 1 FROM "Control" WHERE "archivedAt" IS NULL),
      'page', EXISTS (SELECT 1 FROM "ProposalPage") OR EXISTS (SELECT 1 FROM "Claim" WHERE "archivedAt" IS NULL),
      'document', EXISTS (SELECT 1 FROM "DocumentRevision"),
      'claim', EXISTS (SELECT 1 FROM "Claim" WHERE "archivedAt" IS NULL),
      'published', EXISTS (SELECT 1 FROM "Portal" WHERE "currentProjectionId" IS NOT NULL),
      'colleague', (SELECT count(*) FROM (SELECT 1 FROM "Member" WHERE "removedAt" IS NULL LIMIT 2) AS found) > 1,
      'policy', EXISTS (SELECT 1 FROM "Policy"),
      'person', EXISTS (SELECT 1 FROM "Person")
    ) AS beginnings,
    (SELECT json_agg(json_build_object('week', to_char(w.week, 'YYYY-MM-DD'), 'count', (SELECT count(*) FROM "Delivery" d
        WHERE d."startedAt" >= w.week AND d."startedAt" < w.week + interval '1 week')) ORDER BY w.week)
      FROM generate_series(date_trunc('week', ${now}::timestamptz) - make_interval(weeks => ${weeks - 1}),
        date_trunc('week', ${now}::timestamptz), '1 week') AS w(week)) AS downloads`.execute(tenant);
  const [numbers] = rows;
  if (!numbers) throw new Error('no counts');
  return numbers;
}
