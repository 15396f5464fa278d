import { sql } from 'kysely';
import { z } from 'zod';
import { awaitAbsences } from '#lib/absence/steps.ts';
import { systemActor } from '#lib/auth/actor.ts';
import { rowsOf, runIn, writingMany } from '#lib/db/statement.ts';
import { command, list } from '#lib/operation.ts';
import { organizationDay, readOrganizationDay } from '#lib/organization/read.ts';
import { holdDuties } from './hold-steps.ts';
import {
  endedDuties,
  joinBySets,
  missingDuties,
  movedDuties,
  subjectColumn,
  subjectTable,
} from './owed-sql.ts';
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
  await holdDuties(tenant, organizationId, subjectId);
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

/** Subjects that one statement looks at: to plan it takes as long as to look at one, and ten thousand people take a while. */
const atOnce = 8;

/** The subjects with a duty to make, to move or to end: of most there is none on most days, and no event either. */
const listUnreconciled = list('duty:make', narrowed, async ({ tenant, now }, input) => {
  const { today } = await readOrganizationDay(tenant, now);
  await joinBySets.execute(tenant);
  const found: DutySubject[] = [];
  for (const kind of input.kind ? [input.kind] : dutyKinds) {
    const of = { kind, subjectId: sql.ref('subject.id') };
    const moved = kind === 'policy' ? movedDuties(of.subjectId) : sql`SELECT 1 WHERE false`;
    const all = await tenant.selectFrom(subjectTable[kind]).select('id').orderBy('id').execute();
    for (let from = 0; from < all.length; from += atOnce) {
      const ids = all.slice(from, from + atOnce).map(({ id }) => id);
      // Counted and not asked for by EXISTS, which is planned as if the first of ten thousand would answer it.
      const { rows } = await sql<{
        id: string;
      }>`SELECT subject.id FROM ${sql.table(subjectTable[kind])} subject
        WHERE subject.id = ANY(CAST(${ids} AS uuid[])) AND ((SELECT count(*) FROM (${endedDuties(of, today)}) f) > 0
          OR (SELECT count(*) FROM (${moved}) f) > 0
          OR (SELECT count(*) FROM (${missingDuties(of, today, batch)}) f) > 0)`.execute(tenant);
      found.push(...rows.map(({ id }) => ({ kind, subjectId: id })));
    }
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
