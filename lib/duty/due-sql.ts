import { type RawBuilder, sql } from 'kysely';
import { awayCondition } from '#lib/absence/away-sql.ts';
import { presentCondition } from '#lib/audience/rule-sql.ts';
import { type DueDistance, distanceRows } from '#lib/reminder/distances.ts';
import { certificateWaits } from '#lib/training/certificate-sql.ts';
import { canBeTaken } from '#lib/training/ready-sql.ts';

/** What people can do themselves; the rest of what is owed is done by others, who see it on their lists. */
export const doneByThemselves = sql<boolean>`((d."checkId" IS NULL OR EXISTS (SELECT 1 FROM "Check" c
  WHERE c."organizationId" = d."organizationId" AND c.id = d."checkId" AND c."selfAttested")) AND ${canBeTaken} AND NOT ${certificateWaits})`;

/** The title of what the duty `d` is about. */
export const dutyTitle = sql<string>`coalesce(
  (SELECT y.title FROM "Policy" y WHERE y."organizationId" = d."organizationId" AND y.id = d."policyId"),
  (SELECT c.title FROM "Course" c WHERE c."organizationId" = d."organizationId" AND c.id = d."courseId"),
  (SELECT c.title FROM "Check" c WHERE c."organizationId" = d."organizationId" AND c.id = d."checkId"), '')`;

/** Nearest of several times that somebody was told of the duty `d`; rows keep their distance to the day before any absence. */
const told = (
  recipient: 'person' | 'manager',
) => sql`LEFT JOIN LATERAL (SELECT min(r."daysBefore") + d."pausedDays" AS "daysBefore"
  FROM "DutyReminder" r WHERE r."organizationId" = d."organizationId" AND r."dutyId" = d.id AND r.recipient = ${recipient})
  told ON true`;

/**
 * Open duties that their person is to be told of: of a new one at once, else where a distance has come that they were not
 * told at. Rows (dutyId, personId, daysBefore). `since`: only of those assigned since then.
 */
export function untoldDuties(
  near: readonly DueDistance[],
  today: string,
  narrowed: { personIds?: readonly string[]; since?: Date | null },
): RawBuilder<unknown> {
  const { personIds, since } = narrowed;
  const people = personIds ? sql`AND d."personId" = ANY(CAST(${[...personIds]} AS uuid[]))` : sql``;
  const recent = since ? sql`AND d."assignedAt" >= ${since}` : sql``;
  return sql`SELECT d."organizationId", d.id AS "dutyId", d."personId",
      coalesce(n.distance, d."dueOn" - CAST(${today} AS date)) - d."pausedDays" AS "daysBefore"
    FROM "Duty" d JOIN ${distanceRows(near)} ON n."dueOn" = d."dueOn"
    JOIN "Person" p ON p."organizationId" = d."organizationId" AND p.id = d."personId"
    ${told('person')}
    WHERE d."endedAt" IS NULL ${people} ${recent} AND ${presentCondition(today)} AND ${doneByThemselves}
      AND NOT ${awayCondition('p', today)} AND (told."daysBefore" IS NULL OR told."daysBefore" > n.distance)`;
}

/**
 * Duties that are so overdue that a manager is to hear of them: after so many days, and every seven days from then on. Rows
 * (dutyId, personId, managerId, daysBefore); no manager where theirs has left or is away, too.
 */
export function escalatedDuties(
  today: string,
  afterDays: number,
  managerIds?: readonly (string | null)[],
): RawBuilder<unknown> {
  const day = sql`CAST(${today} AS date)`;
  const one = managerIds
    ? sql`AND m.id = ANY(CAST(${managerIds.filter((id) => id !== null)} AS uuid[]))`
    : sql``;
  const narrowed = managerIds?.includes(null) ? sql`AND m.id IS NULL` : one;
  return sql`SELECT d."organizationId", d.id AS "dutyId", d."personId", m.id AS "managerId",
      -(${afterDays}::integer + 7 * ((${day} - d."dueOn" - ${afterDays}::integer) / 7)) - d."pausedDays" AS "daysBefore"
    FROM "Duty" d JOIN "Person" p ON p."organizationId" = d."organizationId" AND p.id = d."personId"
    LEFT JOIN "Person" m ON m."organizationId" = p."organizationId" AND m.id = p."managerId"
      AND (m."leftOn" IS NULL OR m."leftOn" > ${day}) AND NOT ${awayCondition('m', today)}
    ${told('manager')}
    WHERE d."endedAt" IS NULL AND d."dueOn" <= ${day} - ${afterDays}::integer AND ${presentCondition(today)}
      AND ${doneByThemselves} AND NOT ${awayCondition('p', today)} ${narrowed}
      AND (told."daysBefore" IS NULL
        OR told."daysBefore" > -(${afterDays}::integer + 7 * ((${day} - d."dueOn" - ${afterDays}::integer) / 7)))`;
}
