import { type RawBuilder, sql } from 'kysely';
import { presentCondition } from '#lib/audience/rule-sql.ts';
import type { DutySubject } from './schema.ts';

// Decision 016. Each fragment is about one subject `s`, read in the same statement, so that what it says and who it means
// cannot come from two moments.

/** The column of a duty that names its subject. */
export const subjectColumn = { policy: 'policyId', training: 'courseId', check: 'checkId' } as const;

const table = { training: 'Course', check: 'Check' } as const;

/**
 * One row: the rule of the audience, the days to do it in, how often, whether it ended; of a policy the version in force,
 * its day, and `since`: the number of the last version that asked everybody again.
 */
function subjectRow({ kind, subjectId }: DutySubject): RawBuilder<unknown> {
  if (kind !== 'policy')
    return sql`SELECT x."organizationId", x.id, x."dueWithinDays" AS days, x."everyDays" AS every, NULL::uuid AS "versionId",
        NULL::integer AS since, NULL::date AS "baseOn", x."archivedAt" IS NOT NULL AS ended, a.rule, o."timeZone"
      FROM ${sql.table(table[kind])} x JOIN "Organization" o ON o.id = x."organizationId"
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

/** Confirmed a version that still counts, or need not. */
const policySettled = sql<boolean>`(EXISTS (SELECT 1 FROM "Acknowledgement" k JOIN "PolicyVersion" v
      ON v."organizationId" = k."organizationId" AND v.id = k."policyVersionId"
    WHERE k."organizationId" = p."organizationId" AND k."personId" = p.id AND v."policyId" = s.id AND v.number >= s.since)
  OR EXISTS (SELECT 1 FROM "Duty" e JOIN "PolicyVersion" v
      ON v."organizationId" = e."organizationId" AND v.id = e."policyVersionId"
    WHERE e."organizationId" = p."organizationId" AND e."policyId" = s.id AND e."personId" = p.id
      AND e.outcome = 'exempt' AND v.number >= s.since))`;

// `last`: when it was done last; infinity for who is exempt.
const lastDone = {
  training: sql`LEFT JOIN LATERAL (SELECT max(c."completedAt") AS at FROM "Completion" c
    WHERE c."organizationId" = p."organizationId" AND c."personId" = p.id AND c."courseId" = s.id) done ON true`,
  check: sql`LEFT JOIN LATERAL (SELECT CASE c.outcome WHEN 'passed' THEN c."recordedAt" WHEN 'exempt' THEN 'infinity' END AS at
    FROM "CheckResult" c WHERE c."organizationId" = p."organizationId" AND c."personId" = p.id AND c."checkId" = s.id
    ORDER BY c."recordedAt" DESC, c.id DESC LIMIT 1) done ON true`,
  policy: sql`LEFT JOIN LATERAL (SELECT NULL::timestamptz AS at) done ON true`,
} as const;

/** What recurs is asked for again so many days before its day, but never in the first half of its time. */
const ahead = sql`least(greatest(s.days, 14), s.every / 2)`;

/** The duties that are missing, as rows (personId, versionId, dueOn); at most `most`. */
export function missingDuties(subject: DutySubject, today: string, most: number): RawBuilder<unknown> {
  const { kind } = subject;
  const column = sql.ref(`d.${subjectColumn[kind]}`);
  const day = sql`CAST(${today} AS date)`;
  const exempt = sql`EXISTS (SELECT 1 FROM "Duty" d WHERE d."organizationId" = p."organizationId" AND ${column} = s.id
    AND d."personId" = p.id AND d.outcome = 'exempt')`;
  const last = sql`(done.at AT TIME ZONE s."timeZone")::date`;
  const settled =
    kind === 'policy'
      ? policySettled
      : sql`(${exempt} OR (done.at IS NOT NULL
          AND (done.at = 'infinity' OR s.every IS NULL OR ${last} + s.every - ${ahead} > ${day})))`;
  return sql`SELECT w."personId", w."versionId", CASE WHEN w.wanted >= ${day} THEN w.wanted
      ELSE ${day} + greatest(w.days, 0) END AS "dueOn"
    FROM (SELECT p.id AS "personId", s."versionId", s.days,
        coalesce(${last} + s.every, greatest(s."baseOn", p."startedOn") + s.days) AS wanted
      FROM (${subjectRow(subject)}) s JOIN "Person" p ON p."organizationId" = s."organizationId"
      ${lastDone[kind]}
      WHERE NOT s.ended AND ${means} AND ${isHere(kind, today)}
        AND NOT EXISTS (SELECT 1 FROM "Duty" d WHERE d."organizationId" = p."organizationId" AND ${column} = s.id
          AND d."personId" = p.id AND d."endedAt" IS NULL)
        AND NOT ${settled}
      LIMIT ${most}) w`;
}

/** The open duties that hold no longer, as rows (id, outcome). What was asked by hand needs no audience. */
export function endedDuties(subject: DutySubject, today: string): RawBuilder<unknown> {
  const { kind } = subject;
  const gone = sql`p."leftOn" IS NOT NULL AND p."leftOn" <= CAST(${today} AS date)`;
  const done = {
    policy: policySettled,
    training: sql`EXISTS (SELECT 1 FROM "Completion" c WHERE c."organizationId" = d."organizationId" AND c."dutyId" = d.id)`,
    check: sql`EXISTS (SELECT 1 FROM "CheckResult" c WHERE c."organizationId" = d."organizationId" AND c."dutyId" = d.id
      AND c.outcome = 'passed')`,
  }[kind];
  const older =
    kind === 'policy'
      ? sql`(SELECT v.number FROM "PolicyVersion" v WHERE v."organizationId" = d."organizationId"
          AND v.id = d."policyVersionId") < s.since`
      : sql`false`;
  return sql`SELECT e.id, e.outcome FROM (SELECT d.id, CASE WHEN s.ended THEN 'retired' WHEN ${gone} THEN 'left'
        WHEN ${older} THEN 'superseded' WHEN ${done} THEN 'done'
        WHEN d.cause <> 'hand' AND NOT (coalesce(${means}, false) AND ${isHere(kind, today)}) THEN 'out-of-audience' END AS outcome
      FROM (${subjectRow(subject)}) s
      JOIN "Duty" d ON d."organizationId" = s."organizationId" AND ${sql.ref(`d.${subjectColumn[kind]}`)} = s.id AND d."endedAt" IS NULL
      JOIN "Person" p ON p."organizationId" = d."organizationId" AND p.id = d."personId") e
    WHERE e.outcome IS NOT NULL`;
}

/** The open duties for an earlier version that need not be asked again: the same duty, now for the version in force. */
export function movedDuties(policyId: string): RawBuilder<unknown> {
  return sql`SELECT d.id, s."versionId" FROM (${subjectRow({ kind: 'policy', subjectId: policyId })}) s
    JOIN "Duty" d ON d."organizationId" = s."organizationId" AND d."policyId" = s.id AND d."endedAt" IS NULL
    JOIN "PolicyVersion" v ON v."organizationId" = d."organizationId" AND v.id = d."policyVersionId"
    WHERE d."policyVersionId" <> s."versionId" AND v.number >= s.since`;
}
