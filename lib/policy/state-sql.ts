import { type RawBuilder, sql } from 'kysely';
import { approvalsThatCount } from './approval-sql.ts';
import type { PolicyRow } from './list-schema.ts';
import { reviewSoonDays } from './review-due.ts';

/** A policy with the facts that lists show and order by. */
export type PolicyFacts = Omit<PolicyRow, 'controls'> & { reviewEveryDays: number | null };

/**
 * Every policy with its states as lifecycle.ts and review-due.ts derive them, in one expression: the test beside this file
 * holds the two together. `today` is the day where the organization is.
 */
export function policyRows(today: string, timeZone: string): RawBuilder<PolicyFacts> {
  const publishedOn = sql`(b."publishedAt" AT TIME ZONE ${timeZone})::date`;
  const confirmedOn = sql`(r."reviewedAt" AT TIME ZONE ${timeZone})::date`;
  return sql<PolicyFacts>`(
    SELECT q.*, CASE WHEN q."dueOn" IS NULL THEN 'none' WHEN q."dueOn" < ${today}::date THEN 'overdue'
        WHEN q."dueOn" <= ${today}::date + ${reviewSoonDays}::int THEN 'due-soon' ELSE 'later' END AS review,
      to_char(q."dueOn", 'YYYY-MM-DD') AS "reviewDueOn"
    FROM (
      SELECT p.id, p.identifier, p.title, p."ownerId", o.name AS "ownerName", p.tier, p."reviewEveryDays",
        a.name AS "audienceName", v.number, v.significance, to_char(b."effectiveOn", 'YYYY-MM-DD') AS "effectiveOn",
        CASE WHEN t.id IS NOT NULL THEN 'retired' WHEN p."currentVersionId" IS NOT NULL THEN 'published'
          WHEN w.id IS NOT NULL THEN 'unpublished' ELSE 'discarded' END AS state,
        CASE WHEN w.id IS NULL THEN NULL
          WHEN w.sha256 IS NOT NULL AND s.approvals >= p.quorum THEN 'approved'
          WHEN w.sha256 IS NOT NULL THEN 'submitted'
          WHEN s.outcome = 'change-requested' THEN 'change-requested' ELSE 'draft' END AS work,
        CASE WHEN t.id IS NULL THEN greatest(${publishedOn}, ${confirmedOn}) + p."reviewEveryDays" END AS "dueOn"
      FROM "Policy" p
      LEFT JOIN "Member" o ON o."organizationId" = p."organizationId" AND o.id = p."ownerId" AND o."removedAt" IS NULL
      LEFT JOIN "Audience" a ON a."organizationId" = p."organizationId" AND a.id = p."audienceId"
      LEFT JOIN "PolicyVersion" v ON v."organizationId" = p."organizationId" AND v.id = p."currentVersionId"
      LEFT JOIN "PolicyPublication" b ON b."organizationId" = p."organizationId" AND b."versionId" = v.id
      LEFT JOIN "PolicyRetirement" t
        ON t."organizationId" = p."organizationId" AND t."policyId" = p.id AND t."restoredAt" IS NULL
      LEFT JOIN "PolicyVersion" w
        ON w."organizationId" = p."organizationId" AND w."policyId" = p.id AND w."closedAt" IS NULL
      LEFT JOIN LATERAL (SELECT s.outcome, ${approvalsThatCount} AS approvals
        FROM "PolicySubmission" s WHERE s."organizationId" = w."organizationId" AND s."versionId" = w.id
        ORDER BY s."submittedAt" DESC, s.id DESC LIMIT 1) s ON true
      LEFT JOIN LATERAL (SELECT r."reviewedAt" FROM "PolicyReview" r
        WHERE r."organizationId" = p."organizationId" AND r."policyId" = p.id AND r.outcome = 'unchanged'
        ORDER BY r."reviewedAt" DESC, r.id DESC LIMIT 1) r ON b.id IS NOT NULL
    ) q)`;
}
