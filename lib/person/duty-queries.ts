import { sql } from 'kysely';
import { may } from '#lib/auth/permissions.ts';
import { list } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { personInput } from './schema.ts';

/** A duty as somebody's page shows it; days are `2026-11-22`. */
export type PersonDuty = {
  id: string;
  kind: 'policy' | 'training' | 'check';
  title: string;
  version: number | null;
  dueOn: string;
  outcome: string | null;
  endedAt: Date | null;
  /** By how many days absences moved the day it is due. */
  pausedDays: number;
  /** Why they are exempt; null for who may not read it, and where they are not. */
  exemptReason: string | null;
};

const most = 200;

/** What somebody owes, then what they owed, at most 200; that a check was done is told, never what it found. */
export const listDutiesOfPerson = list(
  'duty:list',
  personInput,
  async ({ tenant, actor, now }, { personId }) => {
    const { today } = await readOrganizationDay(tenant, now);
    const { rows } = await sql<PersonDuty>`
    SELECT d.id, d.kind, coalesce(p.title, c.title, k.title) AS title, v.number AS version, d."dueOn"::text, d.outcome, d."endedAt",
      d."pausedDays", (SELECT x.reason FROM "DutyExemption" x WHERE x."organizationId" = d."organizationId" AND x."dutyId" = d.id
        AND x."endedAt" IS NULL LIMIT 1) AS "exemptReason"
    FROM "Duty" d
    LEFT JOIN "Policy" p ON p."organizationId" = d."organizationId" AND p.id = d."policyId"
    LEFT JOIN "PolicyVersion" v ON v."organizationId" = d."organizationId" AND v.id = d."policyVersionId"
    LEFT JOIN "Course" c ON c."organizationId" = d."organizationId" AND c.id = d."courseId"
    LEFT JOIN "Check" k ON k."organizationId" = d."organizationId" AND k.id = d."checkId"
    WHERE d."personId" = ${personId}::uuid
    ORDER BY d."endedAt" DESC NULLS FIRST, d."dueOn", d.id LIMIT ${most}`.execute(tenant);
    const told = may(actor, 'person:read-private');
    return { today, duties: rows.map((row) => ({ ...row, exemptReason: told ? row.exemptReason : null })) };
  },
);
