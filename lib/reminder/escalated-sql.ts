import { type RawBuilder, sql } from 'kysely';
import { awayCondition } from '#lib/absence/away-sql.ts';
import { presentCondition } from '#lib/audience/rule-sql.ts';

/** Open tasks and items of lists with whose they are; of an item `about` and `aboutId` are for whom its list is. */
const owned = sql`(
  SELECT t."organizationId", 'task' AS kind, t.id, t."ownerId", t.title, '' AS about, CAST(NULL AS uuid) AS "aboutId", t."dueOn"
  FROM "Task" t
  WHERE NOT EXISTS (SELECT 1 FROM "TaskEnd" e WHERE e."organizationId" = t."organizationId" AND e."taskId" = t.id
    AND e."reopenedAt" IS NULL)
  UNION ALL
  SELECT i."organizationId", 'checklist', i.id, i."ownerId", i.title, f.name, f.id, i."dueOn"
  FROM "ChecklistItem" i
  JOIN "Checklist" l ON l."organizationId" = i."organizationId" AND l.id = i."checklistId"
  JOIN "Person" f ON f."organizationId" = l."organizationId" AND f.id = l."personId"
  WHERE i."endedAt" IS NULL)`;

/**
 * Open tasks and items of lists that are so overdue that the manager of their owner is to hear of it: after so many days, and
 * every seven days from then on, as with duties. Only of owners who are in the directory. An item of a role has no owner: everybody
 * who holds the role is reminded of it until it is done, and no manager is told. Rows (organizationId, kind, id, personId, managerId,
 * title, about, dueOn, daysAfter); no manager where theirs has left or is away, too, or is who the list is for.
 */
export function escalatedWork(
  today: string,
  afterDays: number,
  managerIds?: readonly (string | null)[],
): RawBuilder<unknown> {
  const day = sql`CAST(${today} AS date)`;
  const distance = sql`(${afterDays}::integer + 7 * ((${day} - w."dueOn" - ${afterDays}::integer) / 7))`;
  const named = managerIds?.filter((id) => id !== null) ?? [];
  const one = managerIds ? sql`AND m.id = ANY(CAST(${named} AS uuid[]))` : sql``;
  const narrowed = managerIds?.includes(null) ? sql`AND m.id IS NULL` : one;
  return sql`SELECT w."organizationId", w.kind, w.id, p.id AS "personId", m.id AS "managerId", w.title, w.about, w."dueOn",
      ${distance} AS "daysAfter"
    FROM ${owned} w
    JOIN "Member" o ON o."organizationId" = w."organizationId" AND o.id = w."ownerId" AND o."removedAt" IS NULL
    JOIN "Person" p ON p."organizationId" = o."organizationId" AND p."memberId" = o.id
    LEFT JOIN "Person" m ON m."organizationId" = p."organizationId" AND m.id = p."managerId"
      AND (m."leftOn" IS NULL OR m."leftOn" > ${day}) AND NOT ${awayCondition('m', today)}
      AND m.id IS DISTINCT FROM w."aboutId"
    LEFT JOIN LATERAL (SELECT max(e."daysAfter") AS "daysAfter" FROM (
        SELECT x."daysAfter" FROM "TaskEscalation" x WHERE x."organizationId" = w."organizationId" AND x."taskId" = w.id
          AND x."personId" = p.id AND x."dueOn" = w."dueOn"
        UNION ALL SELECT x."daysAfter" FROM "ChecklistEscalation" x WHERE x."organizationId" = w."organizationId"
          AND x."itemId" = w.id AND x."personId" = p.id AND x."dueOn" = w."dueOn") e) told ON true
    WHERE w."dueOn" <= ${day} - ${afterDays}::integer AND ${presentCondition(today)} AND NOT ${awayCondition('p', today)}
      ${narrowed} AND (told."daysAfter" IS NULL OR told."daysAfter" < ${distance})`;
}
