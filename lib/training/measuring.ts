import { sql } from 'kysely';
import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import { dateOf, dayOf } from '#lib/day.ts';
import { rowsOf } from '#lib/db/statement.ts';
import { endOwnEvidence, keepOwnEvidence } from '#lib/evidence/own-steps.ts';
import { passWaiting } from '#lib/jobs/queue.ts';
import type { JobHandler } from '#lib/jobs/worker.ts';
import { command, list, nothing, query } from '#lib/operation.ts';
import { organizationDay, readOrganizationDay } from '#lib/organization/read.ts';
import { id } from '#lib/text.ts';
import { measureHolds, percentDone, verdictOn } from './measure.ts';
import { courseMeasure } from './measure-sql.ts';
import { courseInput } from './schema.ts';

const addDays = (day: string, days: number) =>
  dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000));

type Row = { name: string; value: string };
const recorded = z.array(z.object({ name: z.string(), value: z.string() }));

function recordOf(
  title: string,
  target: number,
  measure: { due: number; done: number },
  today: string,
): Row[] {
  return [
    { name: 'Course', value: title },
    { name: 'Should have done it', value: String(measure.due) },
    { name: 'Have done it', value: String(measure.done) },
    { name: 'Percent', value: String(percentDone(measure) ?? '') },
    { name: 'Target percent', value: String(target) },
    { name: 'As of', value: today },
  ];
}

/** Whether two records say the same, the day apart. */
function same(before: unknown, after: readonly Row[]): boolean {
  const read = recorded.safeParse(before);
  const said = (rows: readonly Row[]) =>
    rows.filter(({ name }) => name !== 'As of').map(({ name, value }) => `${name}: ${value}`);
  return read.success && said(read.data).join('\n') === said(after).join('\n');
}

/**
 * Measures a course that proves controls, and keeps what it finds as the course's own evidence: accepted while its target is
 * met, rejected while it is not, so that the controls, and the claims on them, stand or fall with it (decision 021). Proves
 * nothing where nobody should have done it yet, or nobody can. A new revision only when a figure changed, or after a week. Repeatable.
 */
export const measureCourse = command('training:measure', courseInput, async (context, { courseId }) => {
  const { tenant, now } = context;
  const subject = `course:${courseId}` as const;
  await tenant.$queryRaw`SELECT id FROM "Course" WHERE id = ${courseId}::uuid FOR NO KEY UPDATE`;
  const course = await tenant.course.findFirst({
    where: { id: courseId, archivedAt: null, controls: { some: { removedAt: null } } },
    select: {
      title: true,
      targetPercent: true,
      measuredOn: true,
      controls: { where: { removedAt: null }, select: { controlId: true } },
      evidence: {
        select: {
          archivedAt: true,
          collectedOn: true,
          currentRevision: { select: { record: true } },
          controls: { where: { removedAt: null }, select: { controlId: true } },
        },
      },
    },
  });
  if (!course) return { result: null, events: [{ subject, data: { measured: false } }] };
  const { today } = await organizationDay(tenant, now);
  await tenant.course.updateMany({ where: { id: courseId }, data: { measuredOn: dateOf(today) } });
  const [measure = { due: 0, done: 0 }] = await rowsOf<{ due: number; done: number }>(
    tenant,
    sql`SELECT m.due, m.done FROM "Course" c CROSS JOIN LATERAL (${courseMeasure(today)}) m WHERE c.id = ${courseId}::uuid`,
  );
  const { title, targetPercent, evidence } = course;
  const verdict = verdictOn(measure, targetPercent);
  const percent = percentDone(measure);
  const data = { due: measure.due, done: measure.done, percent, targetPercent };
  const record = recordOf(title, targetPercent, measure, today);
  const controlIds = course.controls.map(({ controlId }) => controlId);
  const linked = new Set(evidence?.controls.map(({ controlId }) => controlId));
  const kept =
    evidence !== null &&
    evidence.archivedAt === null &&
    same(evidence.currentRevision?.record, record) &&
    controlIds.every((one) => linked.has(one)) &&
    dayOf(evidence.collectedOn) > addDays(today, -measureHolds.againAfterDays);
  if (verdict === null) await endOwnEvidence(context, { courseId });
  if (verdict === null || kept) return { result: percent, events: [{ subject, data: { ...data, kept } }] };
  await keepOwnEvidence(context, {
    courseId,
    title: `Completion of ${title}`.slice(0, 200),
    collectedOn: today,
    validUntilOn: addDays(today, measureHolds.validDays),
    record,
    controlIds,
    ...(verdict.holds ? {} : { rejectedFor: verdict.why }),
  });
  return { result: percent, events: [{ subject, data: { ...data, holds: verdict.holds } }] };
});

/** Courses that prove something and were not measured today. */
const listUnmeasured = list('training:measure', nothing, async ({ tenant, now }) => {
  const { today } = await readOrganizationDay(tenant, now);
  const { rows } = await sql<{ id: string }>`SELECT c.id FROM "Course" c WHERE c."archivedAt" IS NULL
      AND (c."measuredOn" IS NULL OR c."measuredOn" < CAST(${today} AS date))
      AND EXISTS (SELECT 1 FROM "CourseControl" l WHERE l."organizationId" = c."organizationId" AND l."courseId" = c.id
        AND l."removedAt" IS NULL)
    ORDER BY c.id`.execute(tenant);
  return rows.map((row) => row.id);
});

/** Housekeeping: once a day, each course that proves controls is measured; somebody may have become overdue overnight. */
export async function housekeepTraining(organizationId: string): Promise<number> {
  const actor = systemActor(organizationId, 'housekeeping');
  const due = await listUnmeasured(actor, {});
  for (const courseId of due) await measureCourse(actor, { courseId });
  return due.length;
}

const waitForAskers = query('training:measure', nothing, ({ tenant, organizationId }) =>
  passWaiting(tenant, 'course-measure', organizationId),
);

const measureJob = z.object({ organizationId: id, courseId: id });

/** The job `course-measure` {organizationId, courseId}: who did or owes a course has changed. */
export const trainingJobs = {
  'course-measure': async (data) => {
    const { organizationId, courseId } = measureJob.parse(data);
    const actor = systemActor(organizationId, 'course-measure');
    await waitForAskers(actor, {});
    await measureCourse(actor, { courseId });
  },
} satisfies Record<string, JobHandler>;
