import { type RawBuilder, sql } from 'kysely';
import { awayCondition } from '#lib/absence/away-sql.ts';
import { presentCondition } from '#lib/audience/rule-sql.ts';

/**
 * Open tasks that are so overdue that the manager of their owner is to hear of it: after so many days, and every seven days from
 * then on, as with duties. Only of owners who are in the directory. Rows (organizationId, taskId, personId, managerId, title,
 * dueOn, daysAfter); no manager where theirs has left or is away, too.
 */
export function escalatedTasks(
  today: string,
  afterDays: number,
  managerIds?: readonly (string | null)[],
): RawBuilder<unknown> {
  const day = sql`CAST(${today} AS date)`;
  const distance = sql`(${afterDays}::integer + 7 * ((${day} - t."dueOn" - ${afterDays}::integer) / 7))`;
  const named = managerIds?.filter((id) => id !== null) ?? [];
  const one = managerIds ? sql`AND m.id = ANY(CAST(${named} AS uuid[]))` : sql``;
  const narrowed = managerIds?.includes(null) ? sql`AND m.id IS NULL` : one;
  return sql`SELECT t."organizationId", t.id AS "taskId", p.id AS "personId", m.id AS "managerId", t.title, t."dueOn",
      ${distance} AS "daysAfter"
    FROM "Task" t
    JOIN "Member" o ON o."organizationId" = t."organizationId" AND o.id = t."ownerId" AND o."removedAt" IS NULL
    JOIN "Person" p ON p."organizationId" = o."organizationId" AND p."memberId" = o.id
    LEFT JOIN "Person" m ON m."organizationId" = p."organizationId" AND m.id = p."managerId"
      AND (m."leftOn" IS NULL OR m."leftOn" > ${day}) AND NOT ${awayCondition('m', today)}
    LEFT JOIN LATERAL (SELECT max(e."daysAfter") AS "daysAfter" FROM "TaskEscalation" e
      WHERE e."organizationId" = t."organizationId" AND e."taskId" = t.id AND e."personId" = p.id AND e."dueOn" = t."dueOn")
      told ON true
    WHERE t."dueOn" <= ${day} - ${afterDays}::integer AND ${presentCondition(today)} AND NOT ${awayCondition('p', today)}
      AND NOT EXISTS (SELECT 1 FROM "TaskEnd" e WHERE e."organizationId" = t."organizationId" AND e."taskId" = t.id
        AND e."reopenedAt" IS NULL)
      ${narrowed} AND (told."daysAfter" IS NULL OR told."daysAfter" < ${distance})`;
}
