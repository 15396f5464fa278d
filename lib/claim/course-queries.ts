import { sql } from 'kysely';
import type { TenantReader } from '#lib/db/tenant.ts';
import { list } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { percentDone } from '#lib/training/measure.ts';
import { courseMeasure } from '#lib/training/measure-sql.ts';
import { claimInput } from './schema.ts';
import type { CourseShare } from './share.ts';

type Row = Omit<CourseShare, 'percent'> & { claimId: string };

/** Courses that prove controls behind claims, with how far they are today: of one claim, or of all that measure a share. */
export async function readCoursesBehind(
  tenant: TenantReader,
  now: Date,
  claimId: string | null,
): Promise<(CourseShare & { claimId: string })[]> {
  const { today } = await readOrganizationDay(tenant, now);
  const wanted =
    claimId === null ? sql`k.metric = 'share' AND k."archivedAt" IS NULL` : sql`k.id = ${claimId}::uuid`;
  const { rows } = await sql<Row>`
    WITH behind AS MATERIALIZED (SELECT DISTINCT k.id AS "claimId", p."courseId" FROM "Claim" k
      JOIN "ClaimControl" b ON b."organizationId" = k."organizationId" AND b."claimId" = k.id AND b."removedAt" IS NULL
      JOIN "CourseControl" p ON p."organizationId" = k."organizationId" AND p."controlId" = b."controlId"
        AND p."removedAt" IS NULL
      WHERE ${wanted}),
    measured AS MATERIALIZED (SELECT c.id, c.title, m.due, m.done FROM "Course" c, LATERAL (${courseMeasure(today)}) m
      WHERE c.id IN (SELECT "courseId" FROM behind) AND c."archivedAt" IS NULL)
    SELECT behind."claimId", measured.* FROM behind JOIN measured ON measured.id = behind."courseId"
    ORDER BY measured.title, measured.id`.execute(tenant);
  return rows.map((row) => ({ ...row, percent: percentDone(row) }));
}

/** The courses that prove controls behind a claim, with how far they really are today. */
export const getCoursesBehind = list('claim:read', claimInput, ({ tenant, now }, { id }) =>
  readCoursesBehind(tenant, now, id),
);
