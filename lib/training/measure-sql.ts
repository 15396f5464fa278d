import { type RawBuilder, sql } from 'kysely';
import { presentCondition } from '#lib/audience/rule-sql.ts';
import { courseReady } from './ready-sql.ts';

/**
 * How far a course `c` is done on a day (`2026-11-22`), as one row: `due` of those who are with us and owe it should have done it by
 * then, `done` of them have, `open` have time left. Whoever must do it again has done it until that is due; whoever is exempt is not counted, nor anybody of a course that nobody can
 * take. Needs `"Course" c` in the statement around it.
 */
export function courseMeasure(today: string): RawBuilder<unknown> {
  const day = sql`CAST(${today} AS date)`;
  return sql`SELECT count(*) FILTER (WHERE w.late OR w.did)::int AS due,
      count(*) FILTER (WHERE w.did AND NOT w.late)::int AS done,
      count(*) FILTER (WHERE NOT w.late AND NOT w.did)::int AS open
    FROM (SELECT coalesce(d."dueOn" < ${day}, false) AS late,
        EXISTS (SELECT 1 FROM "Completion" m WHERE m."organizationId" = p."organizationId" AND m."personId" = p.id
          AND m."courseId" = c.id) AS did
      FROM "Person" p
      LEFT JOIN "Duty" d ON d."organizationId" = p."organizationId" AND d."personId" = p.id AND d."courseId" = c.id
        AND d."endedAt" IS NULL
      WHERE p."organizationId" = c."organizationId" AND ${presentCondition(today)} AND ${courseReady('c')}
        AND (d.id IS NOT NULL OR (NOT EXISTS (SELECT 1 FROM "Duty" x WHERE x."organizationId" = p."organizationId"
            AND x."personId" = p.id AND x."courseId" = c.id AND x.outcome = 'exempt')
          AND EXISTS (SELECT 1 FROM "Audience" a WHERE a."organizationId" = c."organizationId"
            AND a.id = c."audienceId" AND audience_means(a.rule, p.team, p.role, p.location, p."startedOn"))))) w`;
}
