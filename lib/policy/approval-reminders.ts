import { sql } from 'kysely';
import type { TenantReader } from '#lib/db/tenant.ts';
import { approvalsThatCount, mayApprove } from './approval-sql.ts';

/** Days after which whoever was told of a version that waits is told once more. */
const againAfterDays = 7;

type WaitingApproval = { memberId: string; id: string; title: string; about: string; daysBefore: number };

/**
 * Versions that wait for approval, for each member who may approve them and was not told yet, or not again after a week. As
 * approval.ts has it: not who decided already, and not who wrote it or put it up, unless nobody else may.
 */
export async function readWaitingApprovals(
  tenant: TenantReader,
  { today, timeZone }: { today: string; timeZone: string },
) {
  const { rows } = await sql<WaitingApproval>`WITH approver AS (
      SELECT m.id, 'member:' || m.id::text AS reference FROM "Member" m WHERE m."removedAt" IS NULL AND ${mayApprove}),
    waiting AS (SELECT s."organizationId", s.id, p.title, p.identifier, array_append(v.authors, s."submittedBy") AS authors,
        s."submittedAt", CASE WHEN (s."submittedAt" AT TIME ZONE ${timeZone})::date + ${againAfterDays}::int <= ${today}::date
          THEN ${-againAfterDays}::int ELSE 0 END AS "daysBefore"
      FROM "PolicyVersion" v
      JOIN "PolicySubmission" s ON s."organizationId" = v."organizationId" AND s."versionId" = v.id AND s."closedAt" IS NULL
      JOIN "Policy" p ON p."organizationId" = v."organizationId" AND p.id = v."policyId"
      WHERE v."closedAt" IS NULL AND v.sha256 IS NOT NULL AND ${approvalsThatCount} < p.quorum
        AND NOT EXISTS (SELECT 1 FROM "PolicyRetirement" t WHERE t."organizationId" = p."organizationId"
          AND t."policyId" = p.id AND t."restoredAt" IS NULL))
    SELECT a.id AS "memberId", w.id, w.title, w.identifier AS about, w."daysBefore" FROM waiting w CROSS JOIN approver a
    WHERE NOT EXISTS (SELECT 1 FROM "PolicyApproval" g WHERE g."organizationId" = w."organizationId"
        AND g."submissionId" = w.id AND g."memberId" = a.id)
      AND (a.reference <> ALL (w.authors)
        OR NOT EXISTS (SELECT 1 FROM approver o WHERE o.id <> a.id AND o.reference <> ALL (w.authors)))
      AND NOT EXISTS (SELECT 1 FROM "PolicyApprovalReminder" r WHERE r."organizationId" = w."organizationId"
        AND r."submissionId" = w.id AND r."memberId" = a.id AND r."daysBefore" <= w."daysBefore")
    ORDER BY w."submittedAt", w.id, a.id`.execute(tenant);
  return rows.map((row) => ({ ...row, kind: 'approval' as const, dueOn: null }));
}
