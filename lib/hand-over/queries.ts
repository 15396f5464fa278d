import { sql } from 'kysely';
import { list, nothing } from '#lib/operation.ts';
import { readTakers } from './read.ts';
import type { WorkOfMember } from './schema.ts';

const mostMembers = 1_000;

/** Members with open work, also who is none any more, by name; and to whom work can be given. */
export const listOpenWork = list('work:hand-over', nothing, async ({ tenant }) => {
  const { rows: members } =
    await sql<WorkOfMember>`SELECT m.id AS "memberId", m.name, m."removedAt" IS NOT NULL AS gone,
      coalesce(t.count, 0)::int AS tasks, coalesce(i.count, 0)::int AS items
    FROM "Member" m
    LEFT JOIN (SELECT t."organizationId", t."ownerId", count(*) FROM "Task" t
      WHERE t."ownerId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "TaskEnd" e
        WHERE e."organizationId" = t."organizationId" AND e."taskId" = t.id AND e."reopenedAt" IS NULL)
      GROUP BY 1, 2) t ON t."organizationId" = m."organizationId" AND t."ownerId" = m.id
    LEFT JOIN (SELECT i."organizationId", i."ownerId", count(*) FROM "ChecklistItem" i
      WHERE i."ownerId" IS NOT NULL AND i."endedAt" IS NULL GROUP BY 1, 2) i
      ON i."organizationId" = m."organizationId" AND i."ownerId" = m.id
    WHERE t.count > 0 OR i.count > 0 ORDER BY m.name, m.id LIMIT ${mostMembers}`.execute(tenant);
  return { members, choices: await readTakers(tenant) };
});
