import { sql } from 'kysely';
import { z } from 'zod';
import { awaitAbsences } from '#lib/absence/steps.ts';
import { systemActor } from '#lib/auth/actor.ts';
import { rowsOf, runIn, writingMany } from '#lib/db/statement.ts';
import { command, list } from '#lib/operation.ts';
import { organizationDay, readOrganizationDay } from '#lib/organization/read.ts';
import { endedDuties, joinBySets, missingDuties, movedDuties, subjectColumn } from './owed-sql.ts';
import { type DutySubject, dutyKinds, dutySubject } from './schema.ts';

/** Duties that one transaction makes at most: half a second of work, some on a machine that is busy elsewhere. */
const batch = 5_000;

/** What one run did to the duties of a subject; `more`: it is to be run again. */
type Reconciled = { made: number; moved: number; ended: number; more: boolean };

/**
 * Makes the duties of one policy, course or check that are missing, and ends those that hold no longer (decision 016).
 * Repeatable, and safe twice at once: the second waits, and finds nothing to do.
 */
export const reconcileSubject = command('duty:make', dutySubject, async (context, subject) => {
  const { tenant, organizationId, now, by } = context;
  const { kind, subjectId } = subject;
  await tenant.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`duty ${organizationId} ${subjectId}`}, 0))::text`;
  await awaitAbsences(context);
  const { today } = await organizationDay(tenant, now);
  await rowsOf(tenant, joinBySets);
  const ended = await rowsOf<{ outcome: string; count: number }>(
    tenant,
    sql`WITH ended AS (UPDATE "Duty" d SET "endedAt" = ${now}, outcome = e.outcome FROM (${endedDuties(subject, today)}) e
      WHERE d.id = e.id AND d."endedAt" IS NULL RETURNING d.outcome)
      SELECT outcome, count(*)::int AS count FROM ended GROUP BY outcome`,
  );
  const moved =
    kind === 'policy'
      ? await runIn(
          tenant,
          sql`UPDATE "Duty" d SET "policyVersionId" = m."versionId" FROM (${movedDuties(subjectId)}) m
            WHERE d.id = m.id AND d."endedAt" IS NULL`,
        )
      : 0;
  const made = await writingMany(tenant, () =>
    runIn(
      tenant,
      sql`INSERT INTO "Duty" ("organizationId", id, "personId", kind, ${sql.ref(subjectColumn[kind])}, "policyVersionId",
        "assignedAt", "assignedBy", "dueOn", "pausedDays")
      SELECT ${organizationId}::uuid, gen_random_uuid(), w."personId", ${kind}, ${subjectId}::uuid, w."versionId", ${now}, ${by},
        w."dueOn", w."pausedDays" FROM (${missingDuties(subject, today, batch)}) w ON CONFLICT DO NOTHING`,
    ),
  );
  const more = made >= batch;
  if (kind === 'policy' && !more)
    await tenant.policyPublication.updateMany({
      where: { policyId: subjectId, dutiesMadeAt: null },
      data: { dutiesMadeAt: now },
    });
  const outcomes = Object.fromEntries(ended.map(({ outcome, count }) => [outcome, count]));
  const total = ended.reduce((sum, { count }) => sum + count, 0);
  const noun = kind === 'training' ? 'course' : kind;
  const result: Reconciled = { made, moved, ended: total, more };
  return {
    result,
    events: [{ subject: `${noun}:${subjectId}`, data: { made, moved, ended: outcomes } }],
  };
});

const narrowed = z.strictObject({ kind: z.enum(dutyKinds).optional() });

/** The subjects with a duty to make, to move or to end: of most there is none on most days, and no event either. */
const listUnreconciled = list('duty:make', narrowed, async ({ tenant, now }, input) => {
  const { today } = await readOrganizationDay(tenant, now);
  const { rows } = await sql<DutySubject>`SELECT 'policy' AS kind, id AS "subjectId" FROM "Policy"
    UNION ALL SELECT 'training', id FROM "Course" UNION ALL SELECT 'check', id FROM "Check"`.execute(tenant);
  await joinBySets.execute(tenant);
  const found: DutySubject[] = [];
  for (const subject of rows.filter(({ kind }) => !input.kind || kind === input.kind)) {
    const moved = subject.kind === 'policy' ? movedDuties(subject.subjectId) : sql`SELECT 1 WHERE false`;
    const answer = await sql<{
      todo: boolean;
    }>`SELECT EXISTS (${endedDuties(subject, today)}) OR EXISTS (${moved})
      OR EXISTS (${missingDuties(subject, today, 1)}) AS todo`.execute(tenant);
    if (answer.rows[0]?.todo) found.push(subject);
  }
  return found;
});

/**
 * Makes and ends the duties of one subject, or of all of a kind or of all. Each subject in a transaction of its own: killed
 * half-way, the next run does the rest. Returns how many duties were made.
 */
export async function reconcile(
  organizationId: string,
  { kind, subjectId }: { kind?: DutySubject['kind'] | undefined; subjectId?: string | undefined } = {},
): Promise<number> {
  const actor = systemActor(organizationId, 'duty-reconcile');
  const subjects = kind && subjectId ? [{ kind, subjectId }] : await listUnreconciled(actor, { kind });
  let total = 0;
  for (const subject of subjects) {
    for (let more = true; more; ) {
      const done = await reconcileSubject(actor, subject);
      total += done.made;
      more = done.more;
    }
  }
  return total;
}
