import { type RawBuilder, sql } from 'kysely';
import { presentCondition } from '#lib/audience/rule-sql.ts';
import { courseReady } from '#lib/training/ready-sql.ts';
import type { DutySubject } from './schema.ts';

// Decision 016. Each fragment is about one subject `s`, read in the same statement, so that what it says and who it means
// cannot come from two moments.

/** The column of a duty that names its subject. */
export const subjectColumn = { policy: 'policyId', training: 'courseId', check: 'checkId' } as const;

/** The table of a subject. */
export const subjectTable = { policy: 'Policy', training: 'Course', check: 'Check' } as const;

/** A subject by its id, or by the column of a statement that goes through many. */
type Subject = { kind: DutySubject['kind']; subjectId: string | RawBuilder<unknown> };

/**
 * One row: the rule of the audience, the days to do it in, how often, whether it ended; of a policy the version in force,
 * its day, and `since`: the number of the last version that asked everybody again.
 */
function subjectRow({ kind, subjectId }: Subject): RawBuilder<unknown> {
  // A course that cannot be taken yet is owed by nobody, as if it were archived.
  const archived = sql`x."archivedAt" IS NOT NULL`;
  const over = kind === 'training' ? sql`(${archived} OR NOT ${courseReady('x')})` : archived;
  if (kind !== 'policy')
    return sql`SELECT x."organizationId", x.id, x."dueWithinDays" AS days, x."everyDays" AS every, NULL::uuid AS "versionId",
        NULL::integer AS since, NULL::date AS "baseOn", ${over} AS ended, a.rule, o."timeZone"
      FROM ${sql.table(subjectTable[kind])} x JOIN "Organization" o ON o.id = x."organizationId"
      LEFT JOIN "Audience" a ON a."organizationId" = x."organizationId" AND a.id = x."audienceId"
      WHERE x.id = ${subjectId}::uuid`;
  return sql`SELECT x."organizationId", x.id, x."dueWithinDays" AS days, NULL::integer AS every, u."versionId",
      (SELECT coalesce(max(v.number) FILTER (WHERE v.significance IS DISTINCT FROM 'editorial'), min(v.number))
        FROM "PolicyPublication" e JOIN "PolicyVersion" v ON v."organizationId" = e."organizationId" AND v.id = e."versionId"
        WHERE e."organizationId" = x."organizationId" AND e."policyId" = x.id) AS since,
      (u."publishedAt" AT TIME ZONE o."timeZone")::date AS "baseOn",
      EXISTS (SELECT 1 FROM "PolicyRetirement" r WHERE r."organizationId" = x."organizationId" AND r."policyId" = x.id
        AND r."restoredAt" IS NULL) AS ended, a.rule, o."timeZone"
    FROM "Policy" x JOIN "Organization" o ON o.id = x."organizationId"
    JOIN LATERAL (SELECT e."versionId", e."publishedAt" FROM "PolicyPublication" e
      WHERE e."organizationId" = x."organizationId" AND e."policyId" = x.id
      ORDER BY e."publishedAt" DESC, e.id DESC LIMIT 1) u ON true
    LEFT JOIN "Audience" a ON a."organizationId" = x."organizationId" AND a.id = x."audienceId"
    WHERE x.id = ${subjectId}::uuid`;
}

const means = sql<boolean>`s.rule IS NOT NULL AND audience_means(s.rule, p.team, p.role, p.location, p."startedOn")`;

// A check may be made before somebody starts; everything else begins on their first day.
function isHere(kind: DutySubject['kind'], today: string): RawBuilder<boolean> {
  if (kind !== 'check') return presentCondition(today);
  return sql<boolean>`(p."leftOn" IS NULL OR p."leftOn" > CAST(${today} AS date))`;
}

// The subject's id stands in each look, so that its index is used. Sets are read once, whatever the database believes of their sizes: a look for each of 10,000 people would take minutes.
const subjectSet = (subject: Subject) => sql`s AS MATERIALIZED (${subjectRow(subject)})`;

/** Who did it last and when; of a policy who confirmed a version that still counts. Exempt is for ever: infinity. */
function doneSet({ kind, subjectId }: Subject): RawBuilder<unknown> {
  const column = sql.ref(`d.${subjectColumn[kind]}`);
  const own = sql`${subjectId}::uuid`;
  const exempt = sql`SELECT d."personId", 'infinity'::timestamptz AS at FROM s JOIN "Duty" d
    ON d."organizationId" = s."organizationId" AND ${column} = ${own} AND d.outcome = 'exempt'`;
  const made = {
    policy: sql`SELECT k."personId", 'infinity'::timestamptz AS at FROM "Acknowledgement" k
      WHERE k."policyVersionId" = ANY (ARRAY(SELECT v.id FROM s JOIN "PolicyVersion" v
        ON v."organizationId" = s."organizationId" AND v."policyId" = ${own} AND v.number >= s.since))
      UNION ALL ${exempt} JOIN "PolicyVersion" v ON v."organizationId" = d."organizationId" AND v.id = d."policyVersionId"
        AND v.number >= s.since`,
    training: sql`SELECT c."personId", c."completedAt" AS at FROM s JOIN "Completion" c
      ON c."organizationId" = s."organizationId" AND c."courseId" = ${own} UNION ALL ${exempt}`,
    check: sql`SELECT c."personId", CASE c.outcome WHEN 'passed' THEN c."recordedAt" WHEN 'exempt' THEN 'infinity' END AS at
      FROM (SELECT DISTINCT ON (c."personId") c."personId", c.outcome, c."recordedAt" FROM s JOIN "CheckResult" c
        ON c."organizationId" = s."organizationId" AND c."checkId" = ${own}
        ORDER BY c."personId", c."recordedAt" DESC, c.id DESC) c UNION ALL ${exempt}`,
  }[kind];
  return sql`done AS MATERIALIZED (SELECT m."personId", max(m.at) AS at FROM (${made}) m GROUP BY 1)`;
}

/** What recurs is asked for again so many days before its day, but never in the first half of its time. */
const ahead = sql`least(greatest(s.days, 14), s.every / 2)`;

/**
 * The duties that are missing, as rows (personId, versionId, dueOn, pausedDays); at most `most`. Days on which somebody is away
 * do not count.
 */
export function missingDuties(subject: Subject, today: string, most: number): RawBuilder<unknown> {
  const { kind } = subject;
  const column = sql.ref(`d.${subjectColumn[kind]}`);
  const day = sql`CAST(${today} AS date)`;
  const last = sql`CASE WHEN done.at < 'infinity' THEN (done.at AT TIME ZONE s."timeZone")::date END`;
  const settled = sql`(done.at IS NOT NULL
    AND (done.at = 'infinity' OR s.every IS NULL OR ${last} + s.every - ${ahead} > ${day}))`;
  return sql`WITH ${subjectSet(subject)}, ${doneSet(subject)},
    meant AS MATERIALIZED (SELECT p.id FROM s JOIN "Person" p ON p."organizationId" = s."organizationId"
      WHERE NOT s.ended AND ${means} AND ${isHere(kind, today)}),
    free AS MATERIALIZED (SELECT id FROM meant
      EXCEPT SELECT d."personId" FROM s JOIN "Duty" d ON d."organizationId" = s."organizationId" AND ${column} = ${subject.subjectId}::uuid
        WHERE d."endedAt" IS NULL
      EXCEPT SELECT done."personId" FROM s, done WHERE ${settled})
    SELECT f."personId", f."versionId", f."dueOn", f."dueOn" - f.plain AS "pausedDays" FROM (
    SELECT w."personId", w."versionId", w.plain, CASE WHEN w."personId" = ANY (ARRAY(SELECT a."personId" FROM "Absence" a
        WHERE a."removedAt" IS NULL AND a."backOn" > ${day})) THEN due_after_absences(w."personId", ${day}, w.plain)
      ELSE w.plain END AS "dueOn"
    FROM (SELECT v."personId", v."versionId", CASE WHEN v.wanted >= ${day} THEN v.wanted
      ELSE ${day} + greatest(v.days, 0) END AS plain
    FROM (SELECT p.id AS "personId", s."versionId", s.days,
        coalesce(${last} + s.every, greatest(s."baseOn", p."startedOn") + s.days) AS wanted
      FROM s JOIN "Person" p ON p."organizationId" = s."organizationId" JOIN free ON free.id = p.id
      LEFT JOIN done ON done."personId" = p.id LIMIT ${most}) v) w) f`;
}

/** The open duties that hold no longer, as rows (id, outcome). What was asked by hand needs no audience. */
export function endedDuties(subject: Subject, today: string): RawBuilder<unknown> {
  const { kind } = subject;
  const gone = sql`p."leftOn" IS NOT NULL AND p."leftOn" <= CAST(${today} AS date)`;
  // Of a course or check each duty is met by a row of its own.
  const done = {
    policy: sql`done."personId" IS NOT NULL`,
    training: sql`EXISTS (SELECT 1 FROM "Completion" c WHERE c."organizationId" = d."organizationId" AND c."dutyId" = d.id)`,
    check: sql`EXISTS (SELECT 1 FROM "CheckResult" c WHERE c."organizationId" = d."organizationId" AND c."dutyId" = d.id
      AND c.outcome = 'passed')`,
  }[kind];
  return sql`WITH ${subjectSet(subject)}, ${doneSet(subject)}
    SELECT e.id, e.outcome FROM (SELECT d.id, CASE WHEN s.ended THEN 'retired' WHEN ${gone} THEN 'left'
        WHEN v.number < s.since THEN 'superseded' WHEN ${done} THEN 'done'
        WHEN d.cause <> 'hand' AND NOT (coalesce(${means}, false) AND ${isHere(kind, today)}) THEN 'out-of-audience' END AS outcome
      FROM s
      JOIN "Duty" d ON d."organizationId" = s."organizationId" AND d."endedAt" IS NULL
        AND ${sql.ref(`d.${subjectColumn[kind]}`)} = ${subject.subjectId}::uuid
      JOIN "Person" p ON p."organizationId" = d."organizationId" AND p.id = d."personId"
      LEFT JOIN "PolicyVersion" v ON v."organizationId" = d."organizationId" AND v.id = d."policyVersionId"
      LEFT JOIN done ON done."personId" = d."personId") e
    WHERE e.outcome IS NOT NULL`;
}

/** The open duties for an earlier version that need not be asked again: the same duty, now for the version in force. */
export function movedDuties(policyId: Subject['subjectId']): RawBuilder<unknown> {
  return sql`WITH ${subjectSet({ kind: 'policy', subjectId: policyId })}
    SELECT d.id, s."versionId" FROM s JOIN "Duty" d ON d."organizationId" = s."organizationId" AND d."endedAt" IS NULL
      AND d."policyVersionId" = ANY (ARRAY(SELECT v.id FROM s JOIN "PolicyVersion" v ON v."organizationId" = s."organizationId"
        AND v."policyId" = ${policyId}::uuid AND v.number >= s.since AND v.id <> s."versionId"))`;
}

/**
 * To be run first in a transaction of such statements: joins of sets are made by hashing, as the statistics of a table that
 * was just filled would have each row looked up in all others; and the duties of a subject, which were written together and lie
 * side by side, are read by its index and not with all others.
 */
export const joinBySets = sql`SELECT set_config('enable_nestloop', 'off', true), set_config('random_page_cost', '1.1', true)`;
