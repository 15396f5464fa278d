import { type RawBuilder, sql } from 'kysely';
import type { RequirementRow } from './schema.ts';

/**
 * Every open requirement with its due day at `now`, which is `today` where the organization is: the one way in which the
 * control's page, the calendar, my work and the reminders read it. The day is derived by evidence_due() of the migrations,
 * by the rule of docs/health.md. With `controlIds`, of these controls alone: then not all evidence is read.
 */
export function requirementRows(
  now: Date,
  today: string,
  controlIds: readonly string[] | null,
): RawBuilder<RequirementRow> {
  return sql<RequirementRow>`(
    SELECT n.id, n.what, n."everyDays", to_char(n."startsOn", 'YYYY-MM-DD') AS "startsOn", n."controlId", n."createdAt",
      c.identifier, c.title AS "controlTitle", n."responsibleId" AS "namedId",
      coalesce(p.id, o.id) AS "responsibleId", coalesce(p.name, o.name) AS "responsibleName",
      to_char(d."dueOn", 'YYYY-MM-DD') AS "dueOn", to_char(d."acceptedOn", 'YYYY-MM-DD') AS "acceptedOn",
      to_char(d."waitingOn", 'YYYY-MM-DD') AS "waitingOn"
    FROM evidence_due(${now}, ${today}::date, CAST(${controlIds === null ? null : [...controlIds]} AS uuid[])) d
    JOIN "EvidenceRequirement" n ON n.id = d."requirementId"
    JOIN "Control" c ON c."organizationId" = n."organizationId" AND c.id = n."controlId"
    LEFT JOIN "Member" p ON p."organizationId" = n."organizationId" AND p.id = n."responsibleId" AND p."removedAt" IS NULL
    LEFT JOIN "Member" o ON o."organizationId" = n."organizationId" AND o.id = c."ownerId" AND o."removedAt" IS NULL
  )`;
}
