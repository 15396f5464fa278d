import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, NotFound, Stale } from '#lib/errors.ts';
import { endOwnEvidence } from '#lib/evidence/own-steps.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { parse } from '#lib/parse.ts';
import { type CourseContent, contentHash } from './content.ts';
import { quizContent } from './quiz.ts';
import {
  addCourseInput,
  changeCourseInput,
  changeLessonsInput,
  changeQuizInput,
  courseInput,
} from './schema.ts';
import { followUp, lockCourse, requireChoices, requireTakeable } from './steps.ts';

async function requireFreeTitle(tenant: Tenant, title: string, courseId: string | null): Promise<void> {
  const taken = await tenant.course.count({
    where: { title, ...(courseId ? { id: { not: courseId } } : {}) },
  });
  if (taken > 0) throw new Conflict('There is a course with this title already, perhaps an archived one.');
}

/** Adds a course without lessons yet, which nobody owes before it has one, and returns its id. Throws Invalid; Conflict where its title is taken. */
export const addCourse = command('training:add', addCourseInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  await requireChoices(tenant, input);
  await requireFreeTitle(tenant, input.title, null);
  const id = newId();
  await tenant.course.create({
    data: { organizationId, id, ...input, createdAt: now, createdBy: by },
    select: { id: true },
  });
  await followUp(context, id);
  const data = { kind: input.kind, audienceId: input.audienceId };
  return { result: id, events: [{ subject: `course:${id}`, data }] };
});

const stale = new Stale('this course');

/** The edition after a change: the next one where what it says is another. */
function editionAfter(before: { edition: number; content: CourseContent }, after: CourseContent): number {
  return contentHash(before.content) === contentHash(after) ? before.edition : before.edition + 1;
}

/**
 * Changes what is said about a course. Throws NotFound, Invalid; Conflict when it is archived, not as it was seen, or owed and
 * could not be taken any more.
 */
export const changeCourse = command('training:change', changeCourseInput, async (context, input) => {
  const { tenant } = context;
  const { courseId, revision, ...fields } = input;
  const before = await lockCourse(tenant, courseId);
  const { audienceId, ownerId } = fields;
  await requireChoices(tenant, {
    audienceId: audienceId === before.audienceId ? null : audienceId,
    ownerId: ownerId === before.ownerId ? null : ownerId,
  });
  if (fields.title !== before.title) await requireFreeTitle(tenant, fields.title, courseId);
  const { title, kind, url, passPercent } = fields;
  await requireTakeable(context, courseId, { kind, url, lessons: before.content.lessons });
  const edition = editionAfter(before, { ...before.content, title, kind, url, passPercent });
  const { count } = await tenant.course.updateMany({
    where: { id: courseId, revision },
    // Measured anew: the target may be another.
    data: { ...fields, edition, revision: revision + 1, measuredOn: null },
  });
  if (count === 0) throw stale;
  await followUp(context, courseId);
  const data = { revision: revision + 1, edition, audienceId };
  return { result: edition, events: [{ subject: `course:${courseId}`, data }] };
});

/**
 * Replaces the lessons of a course; another text is another edition. With its first lesson a course begins to be owed. Returns
 * the edition. Throws NotFound; Conflict, also for the last lesson of a course that is owed.
 */
export const changeLessons = command('training:change', changeLessonsInput, async (context, input) => {
  const { tenant, organizationId } = context;
  const { courseId, revision, lessons } = input;
  const before = await lockCourse(tenant, courseId);
  await requireTakeable(context, courseId, { ...before.content, lessons });
  const edition = editionAfter(before, { ...before.content, lessons });
  const { count } = await tenant.course.updateMany({
    where: { id: courseId, revision },
    data: { edition, revision: revision + 1 },
  });
  if (count === 0) throw stale;
  await tenant.courseLesson.deleteMany({ where: { courseId } });
  await tenant.courseLesson.createMany({
    data: lessons.map((lesson, position) => ({ organizationId, courseId, position, ...lesson })),
  });
  if (lessons.length === 0 || before.content.lessons.length === 0) await followUp(context, courseId);
  const data = { revision: revision + 1, edition, lessons: lessons.length };
  return { result: edition, events: [{ subject: `course:${courseId}`, data }] };
});

/** Replaces the quiz of a course; another quiz is another edition. Returns it. Throws NotFound, Invalid, Conflict. */
export const changeQuiz = command('training:change', changeQuizInput, async ({ tenant }, input) => {
  const { courseId, revision } = input;
  const quiz = parse(quizContent, input.quiz);
  const before = await lockCourse(tenant, courseId);
  const edition = editionAfter(before, { ...before.content, quiz });
  const { count } = await tenant.course.updateMany({
    where: { id: courseId, revision },
    data: { quiz, edition, revision: revision + 1 },
  });
  if (count === 0) throw stale;
  const data = { revision: revision + 1, edition, questions: quiz.length };
  return { result: edition, events: [{ subject: `course:${courseId}`, data }] };
});

/** Archives a course: nobody owes it any more, and it proves nothing; what was done stays. Throws NotFound, Conflict. */
export const archiveCourse = command('training:archive', courseInput, async (context, { courseId }) => {
  const { tenant, now } = context;
  await lockCourse(tenant, courseId);
  await tenant.course.updateMany({ where: { id: courseId }, data: { archivedAt: now } });
  await endOwnEvidence(context, { courseId });
  await followUp(context, courseId);
  return { result: undefined, events: [{ subject: `course:${courseId}`, data: { archived: true } }] };
});

/** Takes a course out of the archive: it is owed again, and measured anew. Throws NotFound, Conflict. */
export const restoreCourse = command('training:archive', courseInput, async (context, { courseId }) => {
  const { tenant } = context;
  const { count } = await tenant.course.updateMany({
    where: { id: courseId, archivedAt: { not: null } },
    data: { archivedAt: null, measuredOn: null },
  });
  if (count === 0) {
    if ((await tenant.course.count({ where: { id: courseId } })) === 0)
      throw new NotFound('There is no such course.');
    throw new Conflict('This course is not archived.');
  }
  await followUp(context, courseId);
  return { result: undefined, events: [{ subject: `course:${courseId}`, data: { restored: true } }] };
});
