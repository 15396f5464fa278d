import { sql } from 'kysely';
import { list, nothing } from '#lib/operation.ts';
import type { WorkOfMember } from './schema.ts';
import { takers } from './takers.ts';

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
  const choices = await tenant
    .selectFrom('Member as m')
    .select(['m.id', 'm.name'])
    .where('m.removedAt', 'is', null)
    .where((where) =>
      where.exists(
        where
          .selectFrom('MemberRole as r')
          .select('r.memberId')
          .whereRef('r.organizationId', '=', 'm.organizationId')
          .whereRef('r.memberId', '=', 'm.id')
          .where('r.role', 'in', takers),
      ),
    )
    .orderBy('m.name')
    .orderBy('m.id')
    .limit(mostMembers)
    .execute();
  return { members, choices };
});
