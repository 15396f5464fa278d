import { type RawBuilder, sql } from 'kysely';
import { type DueDistance, distanceRows } from './distances.ts';
import { noDay } from './schema.ts';

/** The role that looks after work without an owner; the owners, where nobody has it. */
const keeper = (role: 'security' | 'people') => sql`CASE WHEN EXISTS (SELECT 1 FROM "MemberRole" x
    JOIN "Member" y ON y."organizationId" = x."organizationId" AND y.id = x."memberId" AND y."removedAt" IS NULL
    WHERE x.role = ${role}) THEN ${role} ELSE 'owner' END`;

/**
 * Open tasks and items of lists, by the member who is to do them; an item of a role is everybody's who holds it. Of those whose
 * owner is no member any more they hear who give tasks (`about` is whose it was) or look after people. Rows (organizationId,
 * kind, id, memberId, title, about, dueOn).
 */
export const openWork = sql`(
  SELECT t."organizationId", 'task' AS kind, t.id, coalesce(o.id, r."memberId") AS "memberId", t.title,
    CASE WHEN o.id IS NULL THEN f.name ELSE '' END AS about, coalesce(t."dueOn", ${noDay}::date) AS "dueOn"
  FROM "Task" t
  JOIN "Member" f ON f."organizationId" = t."organizationId" AND f.id = t."ownerId"
  LEFT JOIN "Member" o ON o."organizationId" = t."organizationId" AND o.id = t."ownerId" AND o."removedAt" IS NULL
  LEFT JOIN "MemberRole" r ON o.id IS NULL AND r."organizationId" = t."organizationId" AND r.role = ${keeper('security')}
  WHERE NOT EXISTS (SELECT 1 FROM "TaskEnd" e
    WHERE e."organizationId" = t."organizationId" AND e."taskId" = t.id AND e."reopenedAt" IS NULL)
  UNION ALL
  SELECT i."organizationId", 'checklist', i.id, coalesce(o.id, r."memberId"), i.title, p.name, i."dueOn"
  FROM "ChecklistItem" i
  JOIN "Checklist" l ON l."organizationId" = i."organizationId" AND l.id = i."checklistId"
  JOIN "Person" p ON p."organizationId" = l."organizationId" AND p.id = l."personId"
  LEFT JOIN "Member" o ON o."organizationId" = i."organizationId" AND o.id = i."ownerId" AND o."removedAt" IS NULL
  LEFT JOIN "MemberRole" r ON o.id IS NULL AND r."organizationId" = i."organizationId"
    AND r.role = coalesce(i."ownerRole", ${keeper('people')})
  WHERE i."endedAt" IS NULL)`;

/**
 * Tasks and items that a member is to be told of: when they became theirs, and where a distance of the day has come that they
 * were not told at. A day that was moved is told anew only at its distances. As rows of work with "daysBefore".
 */
export function untoldWork(near: readonly DueDistance[], today: string): RawBuilder<unknown> {
  return sql`SELECT w."memberId", w.kind, w.id, w.title, w.about, nullif(to_char(w."dueOn", 'YYYY-MM-DD'), ${noDay}) AS "dueOn",
      CASE WHEN w."dueOn" = ${noDay}::date THEN 0 ELSE coalesce(n.distance, w."dueOn" - CAST(${today} AS date)) END AS "daysBefore"
    FROM ${openWork} w
    JOIN "Member" m ON m."organizationId" = w."organizationId" AND m.id = w."memberId" AND m."removedAt" IS NULL
    LEFT JOIN ${distanceRows(near)} ON n."dueOn" = w."dueOn"
    CROSS JOIN LATERAL (SELECT count(*) > 0 AS ever, min(r."daysBefore") FILTER (WHERE r."dueOn" = w."dueOn") AS "daysBefore"
      FROM (SELECT x."dueOn", x."daysBefore" FROM "TaskReminder" x WHERE x."organizationId" = w."organizationId"
          AND x."taskId" = w.id AND x."memberId" = w."memberId"
        UNION ALL SELECT x."dueOn", x."daysBefore" FROM "ChecklistReminder" x WHERE x."organizationId" = w."organizationId"
          AND x."itemId" = w.id AND x."memberId" = w."memberId") r) told
    WHERE NOT told.ever OR n.distance < coalesce(told."daysBefore", n.distance + 1)
    ORDER BY w."dueOn", w.title, w.id`;
}
