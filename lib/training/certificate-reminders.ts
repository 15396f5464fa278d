import { type RawBuilder, sql } from 'kysely';
import type { confidants } from '#lib/auth/grantees.ts';
import { runIn } from '#lib/db/statement.ts';
import type { TenantReader } from '#lib/db/tenant.ts';
import type { CommandContext } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { waitsForCheck } from './certificate-sql.ts';

/** Days after which whoever was told of a certificate that waits is told once more. */
const againAfterDays = 7;

/** Who hears of certificates: the next of them only where nobody of those before may decide. */
const checkingRoles: readonly (typeof confidants)[number][] = ['people', 'owner', 'admin'];

type Day = { today: string; timeZone: string };

/**
 * Certificates that wait, for each member who hears of them; nobody decides on their own. Rows (organizationId, id, courseId,
 * memberId, ofToday, daysBefore).
 */
const heardOf = ({ today, timeZone }: Day): RawBuilder<unknown> => sql`(
  WITH checker AS (SELECT m.id, p.id AS "personId", min(array_position(CAST(${[...checkingRoles]} AS text[]), l.role)) AS turn
    FROM "MemberRole" l
    JOIN "Member" m ON m."organizationId" = l."organizationId" AND m.id = l."memberId" AND m."removedAt" IS NULL
    LEFT JOIN "Person" p ON p."organizationId" = m."organizationId" AND p."memberId" = m.id
    WHERE l.role = ANY (CAST(${[...checkingRoles]} AS text[])) GROUP BY 1, 2)
  SELECT c."organizationId", c.id, c."courseId", k.id AS "memberId", sent.day >= CAST(${today} AS date) AS "ofToday",
    CASE WHEN sent.day + ${againAfterDays}::int <= CAST(${today} AS date) THEN ${-againAfterDays}::int ELSE 0 END AS "daysBefore"
  FROM "Certificate" c
  CROSS JOIN LATERAL (SELECT (c."sentAt" AT TIME ZONE ${timeZone})::date AS day) sent
  JOIN checker k ON k."personId" IS DISTINCT FROM c."personId"
    AND k.turn = (SELECT min(o.turn) FROM checker o WHERE o."personId" IS DISTINCT FROM c."personId")
  WHERE ${waitsForCheck(today)})`;

type WaitingCourse = { memberId: string; id: string; title: string; about: string };

/**
 * Courses of which members are to be told that certificates wait, and how many (`about`): where one came before today of which
 * they were not told yet, or not again after a week.
 */
export async function readWaitingCertificates(tenant: TenantReader, day: Day) {
  const { rows } = await sql<WaitingCourse>`SELECT h."memberId", h."courseId" AS id, count(*)::text AS about,
      (SELECT c.title FROM "Course" c WHERE c."organizationId" = h."organizationId" AND c.id = h."courseId") AS title
    FROM ${heardOf(day)} h
    GROUP BY h."organizationId", h."memberId", h."courseId"
    HAVING bool_or(NOT h."ofToday" AND NOT EXISTS (SELECT 1 FROM "CertificateReminder" r
      WHERE r."organizationId" = h."organizationId" AND r."certificateId" = h.id AND r."memberId" = h."memberId"
        AND r."daysBefore" = h."daysBefore"))
    ORDER BY title, id, h."memberId"`.execute(tenant);
  return rows.map((row) => ({ ...row, kind: 'certificate' as const, dueOn: null, daysBefore: 0 }));
}

/** Writes down that a member was told of all certificates of these courses that wait for them. */
export async function keepCertificateReminders(
  { tenant, now }: Pick<CommandContext, 'tenant' | 'now'>,
  memberId: string,
  courseIds: readonly string[],
): Promise<void> {
  if (courseIds.length === 0) return;
  const day = await organizationDay(tenant, now);
  await runIn(
    tenant,
    sql`INSERT INTO "CertificateReminder" ("organizationId", "certificateId", "memberId", "daysBefore", "remindedAt")
      SELECT h."organizationId", h.id, h."memberId", h."daysBefore", ${now} FROM ${heardOf(day)} h
      WHERE h."memberId" = CAST(${memberId} AS uuid) AND h."courseId" = ANY(CAST(${[...courseIds]} AS uuid[]))
      ON CONFLICT DO NOTHING`,
  );
}
