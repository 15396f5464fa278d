import { sql } from 'kysely';
import { reviewingRoles } from '#lib/evidence/reviewers.ts';
import { list, nothing } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { requirementRows } from './due-sql.ts';
import { calendarInput, type RequirementRow, requirementsOfInput } from './schema.ts';
import { dayAfter } from './standing.ts';

const mostRows = 1_000;

/** What is asked for of one control, what is due first, first; with the day it is. */
export const listEvidenceRequirements = list(
  'evidence-requirement:list',
  requirementsOfInput,
  async ({ tenant, now }, { controlId }): Promise<{ today: string; rows: RequirementRow[] }> => {
    const { today } = await readOrganizationDay(tenant, now);
    const { rows } = await sql<RequirementRow>`SELECT * FROM ${requirementRows(now, today, [controlId])} q
      ORDER BY q."dueOn" NULLS LAST, q."createdAt", q.id LIMIT ${mostRows}`.execute(tenant);
    return { today, rows };
  },
);

/** One entry of the calendar: something that must be brought by a day, or evidence that ends on it. */
export type CalendarEntry = {
  kind: 'requirement' | 'validity';
  id: string;
  on: string;
  title: string;
  controlId: string | null;
  identifier: string | null;
  responsibleName: string | null;
  waiting: boolean;
};

/** What is due in a month, and which accepted evidence ends in it; by day. */
export const listCalendar = list(
  'evidence-requirement:list',
  calendarInput,
  async ({ tenant, now }, { month }): Promise<{ today: string; entries: CalendarEntry[] }> => {
    const { today } = await readOrganizationDay(tenant, now);
    const first = `${month}-01`;
    const next = `${dayAfter(first, 31).slice(0, 7)}-01`;
    const { rows } = await sql<CalendarEntry>`
      SELECT 'requirement' AS kind, q.id, q."dueOn" AS on, q.what AS title, q."controlId", q.identifier, q."responsibleName",
        q."waitingOn" IS NOT NULL AS waiting
      FROM ${requirementRows(now, today, null)} q WHERE q."dueOn" >= ${first} AND q."dueOn" < ${next}
      UNION ALL
      SELECT 'validity', i.id, to_char(i."validUntilOn", 'YYYY-MM-DD'), i.title, NULL, NULL, NULL, false
      FROM "EvidenceItem" i
      WHERE i."validUntilOn" >= ${first}::date AND i."validUntilOn" < ${next}::date AND i."archivedAt" IS NULL
        AND i.verdict = 'accepted'
      ORDER BY 3, 1, 4, 2 LIMIT ${mostRows}`.execute(tenant);
    return { today, entries: rows };
  },
);

/** A revision that waits for this reviewer. */
export type WaitingReview = {
  id: string;
  title: string;
  collectedOn: string;
  receivedAt: Date;
  receivedByName: string;
};

/** Evidence that this member brought for what they owe. */
export type OwnEvidence = {
  id: string;
  title: string;
  receivedAt: Date;
  verdict: string | null;
  reason: string;
};

/** What one member owes, by when; what they brought lately; and what waits for their review. */
export const getMyWork = list('my-work:view', nothing, async ({ tenant, now, actor, by }) => {
  const memberId = actor.kind === 'member' ? actor.memberId : null;
  const { today } = await readOrganizationDay(tenant, now);
  const theirs = await sql<{ id: string }>`
    SELECT c.id FROM "Control" c WHERE c."ownerId" = ${memberId}::uuid
    UNION SELECT n."controlId" FROM "EvidenceRequirement" n WHERE n."responsibleId" = ${memberId}::uuid`.execute(
    tenant,
  );
  const controlIds = theirs.rows.map(({ id }) => id);
  const owed = await sql<RequirementRow>`SELECT * FROM ${requirementRows(now, today, controlIds)} q
    WHERE q."responsibleId" = ${memberId}::uuid
    ORDER BY q."dueOn" NULLS LAST, q.identifier, q.id LIMIT ${mostRows}`.execute(tenant);
  const brought = await sql<OwnEvidence>`
    SELECT i.id, i.title, r."receivedAt", v.verdict, coalesce(v.reason, '') AS reason
    FROM "EvidenceRevision" r
    JOIN "EvidenceItem" i ON i."organizationId" = r."organizationId" AND i."currentRevisionId" = r.id
    LEFT JOIN LATERAL (SELECT v.verdict, v.reason FROM "EvidenceReview" v WHERE v."organizationId" = r."organizationId"
      AND v."revisionId" = r.id ORDER BY v."reviewedAt" DESC, v.id DESC LIMIT 1) v ON true
    WHERE r."receivedBy" = ${by} AND i."archivedAt" IS NULL
    ORDER BY r."receivedAt" DESC, r.id DESC LIMIT 20`.execute(tenant);
  return { today, owed: owed.rows, brought: brought.rows };
});

// One's own waits for others, unless nobody else could review it.
const waitingFor = (by: string) => sql`
  FROM "EvidenceItem" i
  JOIN "EvidenceRevision" r ON r."organizationId" = i."organizationId" AND r.id = i."currentRevisionId"
  WHERE i."archivedAt" IS NULL AND (r."receivedBy" <> ${by} OR NOT EXISTS (
      SELECT 1 FROM "Member" m JOIN "MemberRole" g ON g."organizationId" = m."organizationId" AND g."memberId" = m.id
      WHERE m."removedAt" IS NULL AND 'member:' || m.id <> ${by} AND g.role = ANY (${reviewingRoles})))
    AND i.verdict = 'waiting'`;

/**
 * Revisions that nobody has reviewed and this member may: those of others, and their own where nobody else could review
 * them; oldest first, and how many there are (up to 1,000).
 */
export const getWaitingReviews = list('evidence:list', nothing, async ({ tenant, by }) => {
  // Few wait: looked up first, else all revisions are walked through by the day they came.
  const { rows } = await sql<WaitingReview>`
    WITH waiting AS MATERIALIZED (
      SELECT i.id, i.title, r."collectedOn", r."receivedAt", r."receivedBy", r.id AS "revisionId" ${waitingFor(by)})
    SELECT w.id, w.title, to_char(w."collectedOn", 'YYYY-MM-DD') AS "collectedOn", w."receivedAt",
      coalesce((SELECT m.name FROM "Member" m WHERE 'member:' || m.id = w."receivedBy"), 'Candor') AS "receivedByName"
    FROM waiting w ORDER BY w."receivedAt", w."revisionId" LIMIT 100`.execute(tenant);
  const counted = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM (SELECT 1 ${waitingFor(by)} LIMIT 1000) AS found`.execute(tenant);
  return { rows, count: counted.rows[0]?.count ?? 0 };
});
