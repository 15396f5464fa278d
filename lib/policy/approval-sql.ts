import { sql } from 'kysely';
import { approvingRoles } from './approvers.ts';

/** Whether member `m` holds a role that approves policies. Standing in for somebody is no role. */
export const mayApprove = sql`EXISTS (SELECT 1 FROM "MemberRole" l WHERE l."organizationId" = m."organizationId"
  AND l."memberId" = m.id AND l.role = ANY (${[...approvingRoles]}::text[]))`;

/** How many approvals of submission `s` count: of members who are still there and may still approve. */
export const approvalsThatCount = sql`(SELECT count(*) FROM "PolicyApproval" g
  JOIN "Member" m ON m."organizationId" = g."organizationId" AND m.id = g."memberId" AND m."removedAt" IS NULL
  WHERE g."organizationId" = s."organizationId" AND g."submissionId" = s.id AND g.verdict = 'approved' AND ${mayApprove})`;
