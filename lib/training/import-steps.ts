import type { Actor } from '#lib/auth/actor.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { isOneself } from '#lib/person/oneself.ts';
import { contentHash, contentOf } from './content.ts';
import { type BroughtRow, type CompletionPlan, type NewCompletion, planOf } from './import.ts';
import { followUp } from './steps.ts';

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** What the rows would do here, read in the transaction that asks. */
export async function planCompletions(
  { tenant, actor, now }: { tenant: Tenant; actor: Actor; now: Date },
  rows: readonly BroughtRow[],
): Promise<CompletionPlan> {
  const emails = [...new Set(rows.map(({ email }) => email))];
  const persons = await tenant.person.findMany({
    where: { email: { in: emails } },
    select: { id: true, email: true, memberId: true },
  });
  const courses = await tenant.course.findMany({
    where: { archivedAt: null },
    select: { id: true, title: true, checksCertificates: true },
  });
  const { today, timeZone } = await organizationDay(tenant, now);
  // An export gives the day where the organization is; what a table brought was written as noon in UTC.
  const done = await tenant.$queryRaw<{ key: string }[]>`
    SELECT DISTINCT "personId" || ' ' || "courseId" || ' ' || to_char("completedAt" AT TIME ZONE zone, 'YYYY-MM-DD') AS key
    FROM "Completion", unnest(ARRAY[${timeZone}, 'UTC']) zone
    WHERE "personId" = ANY (${persons.map(({ id }) => id)}::uuid[])`;
  return planOf(rows, {
    persons: new Map(persons.map(({ id, email }) => [email, id])),
    courses: new Map(courses.map(({ id, title }) => [title.toLowerCase(), id])),
    done: new Set(done.map(({ key }) => key)),
    own: new Set(persons.filter((person) => isOneself(actor, person)).map(({ id }) => id)),
    checked: new Set(courses.filter(({ checksCertificates }) => checksCertificates).map(({ id }) => id)),
    today,
  });
}

type Course = { edition: number; sha256: string };

async function coursesOf({ tenant }: CommandContext, ids: readonly string[]): Promise<Map<string, Course>> {
  const rows = await tenant.course.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      title: true,
      kind: true,
      url: true,
      passPercent: true,
      quiz: true,
      edition: true,
      lessons: { orderBy: { position: 'asc' }, select: { title: true, body: true } },
    },
  });
  return new Map(rows.map((row) => [row.id, { edition: row.edition, sha256: contentHash(contentOf(row)) }]));
}

/** The duty that each completion ends: the open one for the newest of a person and course, else one of its own. */
async function endDuties(context: CommandContext, added: readonly NewCompletion[]): Promise<string[]> {
  const { tenant, organizationId, now, by } = context;
  const open = await tenant.duty.findMany({
    where: {
      endedAt: null,
      courseId: { in: [...new Set(added.map(({ courseId }) => courseId))] },
      personId: { in: [...new Set(added.map(({ personId }) => personId))] },
    },
    select: { id: true, personId: true, courseId: true },
  });
  const left = new Map(open.map(({ id, personId, courseId }) => [`${personId} ${courseId}`, id]));
  const newest = added.toSorted((a, b) => (a.completedOn < b.completedOn ? 1 : -1));
  const taken = new Map<NewCompletion, string>();
  for (const one of newest) {
    const key = `${one.personId} ${one.courseId}`;
    const dutyId = left.get(key);
    if (dutyId) taken.set(one, dutyId);
    left.delete(key);
  }
  await tenant.duty.updateMany({
    where: { id: { in: [...taken.values()] }, endedAt: null },
    data: { endedAt: now, outcome: 'done' },
  });
  const ids = added.map((one) => taken.get(one) ?? newId());
  const made = added.flatMap((one, index) => (taken.has(one) ? [] : [{ ...one, id: ids[index] ?? newId() }]));
  await tenant.duty.createMany({
    data: made.map(({ id, personId, courseId, completedOn }) => ({
      organizationId,
      id,
      personId,
      kind: 'training',
      courseId,
      cause: 'hand',
      assignedAt: noon(completedOn),
      assignedBy: by,
      dueOn: new Date(completedOn),
      endedAt: now,
      outcome: 'done',
    })),
  });
  return ids;
}

/**
 * Writes what the rows say that is not known yet, all or none. Throws Invalid with every problem. Returns what was planned.
 */
export async function writeCompletions(
  context: CommandContext,
  rows: readonly BroughtRow[],
  agreed: (plan: CompletionPlan) => void = () => undefined,
): Promise<{ added: number; unchanged: number; courseIds: string[] }> {
  const { tenant, organizationId, by } = context;
  await tenant.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`training import ${organizationId}`}, 0))::text`;
  const plan = await planCompletions(context, rows);
  const { added, unchanged, problems } = plan;
  if (problems.length > 0)
    throw new Invalid(
      problems.map(({ row, message }) => ({ path: `rows.${row}`, message: `Row ${row}: ${message}` })),
    );
  agreed(plan);
  const courseIds = [...new Set(added.map(({ courseId }) => courseId))];
  const courses = await coursesOf(context, courseIds);
  const dutyIds = await endDuties(context, added);
  await tenant.completion.createMany({
    data: added.flatMap(({ personId, courseId, completedOn, score, note }, index) => {
      const course = courses.get(courseId);
      const dutyId = dutyIds[index];
      if (!course || !dutyId) return [];
      const facts = { organizationId, id: newId(), dutyId, courseId, personId, ...course };
      const how = { method: 'import', scorePercent: score, note, address: '', userAgent: '', recordedBy: by };
      return [{ ...facts, ...how, completedAt: noon(completedOn) }];
    }),
  });
  for (const courseId of courseIds) await followUp(context, courseId);
  return { added: added.length, unchanged, courseIds };
}
