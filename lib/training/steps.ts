import type { Actor } from '#lib/auth/actor.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { holdDuties } from '#lib/duty/hold-steps.ts';
import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { formatPlural } from '#lib/format.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { type CourseContent, contentOf } from './content.ts';
import { missingOf } from './ready.ts';

const stored = {
  id: true,
  title: true,
  kind: true,
  description: true,
  url: true,
  minutes: true,
  quiz: true,
  passPercent: true,
  targetPercent: true,
  everyDays: true,
  dueWithinDays: true,
  audienceId: true,
  ownerId: true,
  edition: true,
  checksCertificates: true,
  revision: true,
  archivedAt: true,
  lessons: { orderBy: { position: 'asc' }, select: { title: true, body: true } },
} as const;

/** A course with what it says. Throws NotFound. */
export async function readCourse(tenant: Tenant, courseId: string) {
  const course = await tenant.course.findFirst({ where: { id: courseId }, select: stored });
  if (!course) throw new NotFound('There is no such course.');
  return { ...course, content: contentOf(course) };
}

/** The same, held until the transaction ends; not an archived one. Throws NotFound, Conflict. */
export async function lockCourse(tenant: Tenant, courseId: string) {
  await tenant.$queryRaw`SELECT id FROM "Course" WHERE id = ${courseId}::uuid FOR NO KEY UPDATE`;
  const course = await readCourse(tenant, courseId);
  if (course.archivedAt) throw new Conflict('This course is archived. Restore it first.');
  return course;
}

/**
 * Throws Conflict where a course could no longer be taken although people owe it. Duties made at the same time wait for the
 * end of the transaction, and then see what it left.
 */
export async function requireTakeable(
  { tenant, organizationId }: Pick<CommandContext, 'tenant' | 'organizationId'>,
  courseId: string,
  after: Pick<CourseContent, 'kind' | 'url' | 'lessons'>,
): Promise<void> {
  if (missingOf({ ...after, lessons: after.lessons.length }) === null) return;
  await holdDuties(tenant, organizationId, courseId);
  const owed = await tenant.duty.count({ where: { courseId, endedAt: null } });
  if (owed === 0) return;
  const who = formatPlural(owed, 'person owes', 'people owe');
  throw new Conflict(
    `${who} this course, and nobody could take it without a lesson. Keep one, archive the course, or take its audience away first.`,
  );
}

/** Throws Invalid unless audience and owner are there today, or nobody. */
export async function requireChoices(
  tenant: Tenant,
  { audienceId, ownerId }: { audienceId: string | null; ownerId?: string | null },
): Promise<void> {
  if (audienceId && (await tenant.audience.count({ where: { id: audienceId, archivedAt: null } })) === 0)
    throw new Invalid([{ path: 'audienceId', message: 'Please choose an audience from the list.' }]);
  if (ownerId && (await tenant.member.count({ where: { id: ownerId, removedAt: null } })) === 0)
    throw new Invalid([{ path: 'ownerId', message: 'Please choose an owner from the list.' }]);
}

/**
 * The open duty of the person who asks, held until the transaction ends. Somebody else's is not there. Throws NotFound;
 * Conflict when it has ended, or the person has left.
 */
export async function lockOwnDuty(
  context: Pick<CommandContext, 'tenant' | 'actor' | 'now'>,
  dutyId: string,
): Promise<{ personId: string; courseId: string | null; checkId: string | null }> {
  const { tenant, actor, now } = context;
  const personId = actor.kind === 'person' ? actor.personId : null;
  await tenant.$queryRaw`SELECT id FROM "Duty" WHERE id = ${dutyId}::uuid FOR NO KEY UPDATE`;
  const duty = personId
    ? await tenant.duty.findFirst({
        where: { id: dutyId, personId },
        select: { courseId: true, checkId: true, endedAt: true, person: { select: { leftOn: true } } },
      })
    : null;
  if (!duty || !personId) throw new NotFound('There is no such duty.');
  if (duty.endedAt) throw new Conflict('This is done, or no longer asked of you.');
  const { today } = await organizationDay(tenant, now);
  if (duty.person.leftOn && duty.person.leftOn <= new Date(today))
    throw new Conflict('This is no longer asked of you.');
  return { personId, courseId: duty.courseId, checkId: duty.checkId };
}

/** Where somebody says from that they did something themselves. */
export function originOf(actor: Actor): { address: string; userAgent: string } {
  if (actor.kind !== 'person') return { address: '', userAgent: '' };
  return { address: actor.origin.address, userAgent: actor.origin.userAgent.slice(0, 500) };
}

/** What of a completion differs from one way to the next. */
export type CompletionFacts = {
  dutyId: string;
  personId: string;
  courseId: string;
  edition: number;
  /** The SHA-256 of what the course said. */
  sha256: string;
  method: 'quiz' | 'read' | 'certificate' | 'recorded';
  scorePercent?: number;
  certificateFileId?: string;
  completedAt: Date;
  note?: string;
  /** Where it was sent from, where that was not now. */
  origin?: { address: string; userAgent: string };
};

/** Ends the open duty as done and writes that the course was done; `followUp` comes after. Throws Conflict where somebody was faster. */
export async function keepCompletion(context: CommandContext, facts: CompletionFacts): Promise<string> {
  const { tenant, organizationId, actor, now, by } = context;
  const { dutyId, origin, ...rest } = facts;
  const ended = await tenant.duty.updateMany({
    where: { id: dutyId, personId: facts.personId, endedAt: null },
    data: { endedAt: now, outcome: 'done' },
  });
  if (ended.count === 0) throw new Conflict('This is done, or no longer asked.');
  const id = newId();
  await tenant.completion.create({
    data: {
      organizationId,
      id,
      dutyId,
      ...rest,
      ...(origin ?? originOf(actor)),
      recordedBy: by,
    },
    select: { id: true },
  });
  return id;
}

/** Does a course for good: the completion, and what follows from it. Throws Conflict where somebody was faster. */
export async function writeCompletion(context: CommandContext, facts: CompletionFacts): Promise<string> {
  const id = await keepCompletion(context, facts);
  await followUp(context, facts.courseId);
  return id;
}

/** After a change of who did or owes a course: the next duties, and the figure that proves its controls. */
export async function followUp({ enqueue, now }: CommandContext, courseId: string): Promise<void> {
  await enqueue('duty-reconcile', { kind: 'training', subjectId: courseId });
  // Later, so that a hundred people who finish within a minute are counted once.
  const startAfter = new Date(now.getTime() + 60_000);
  await enqueue('course-measure', { courseId }, { startAfter });
}
