import { Conflict, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import { command } from '#lib/operation.ts';
import { contentHash } from './content.ts';
import { flawsOf, judged, scoreOf } from './quiz.ts';
import { readCourseInput, tryQuizInput } from './schema.ts';
import { lockOwnDuty, readCourse, writeCompletion } from './steps.ts';

/** How a try went. */
type Tried = { passed: boolean; scorePercent: number };

const other = new Conflict('This course has changed meanwhile. Please open it again.');

/** The lessons that the duty of the person who asks is about, at the edition they saw. Throws NotFound, Conflict. */
async function ownLessons(context: CommandContext, dutyId: string, edition: number) {
  const { personId, courseId } = await lockOwnDuty(context, dutyId);
  const course = courseId ? await readCourse(context.tenant, courseId) : null;
  if (course?.kind !== 'lessons') throw new Conflict('This cannot be done here.');
  if (course.archivedAt || course.content.lessons.length === 0)
    throw new Conflict('This is no longer asked of you.');
  if (course.edition !== edition) throw other;
  return { personId, course };
}

/**
 * One try at the quiz of the person's own duty: counted, and where enough is right the course is done. Tries are not
 * limited. What the answers were worth stands in the rows, not in the log. Throws NotFound; Invalid for answers that are
 * none; Conflict when it is done, has changed, or the same page is sent again.
 */
export const tryQuiz = command('training:complete', tryQuizInput, async (context, input) => {
  const { tenant, organizationId, now } = context;
  const { dutyId, edition, number, answers } = input;
  const { personId, course } = await ownLessons(context, dutyId, edition);
  const { quiz } = course.content;
  if (quiz.length === 0) throw other;
  const flaws = flawsOf(quiz, answers);
  if (flaws.size > 0) {
    const words = {
      unanswered: 'Please answer this question.',
      unknown: 'These answers are not those of this quiz.',
    };
    throw new Invalid([...flaws].map(([path, flaw]) => ({ path, message: words[flaw] })));
  }
  const before = await tenant.quizTry.count({ where: { dutyId } });
  if (number !== before + 1) throw new Conflict('These answers were counted already.');
  const scorePercent = scoreOf(judged(quiz, answers));
  const passed = scorePercent >= course.passPercent;
  const courseId = course.id;
  const id = newId();
  await tenant.quizTry.create({
    data: {
      organizationId,
      id,
      dutyId,
      courseId,
      personId,
      number,
      edition,
      answers: Object.fromEntries(Object.entries(answers).map(([key, chosen]) => [key, [...chosen]])),
      scorePercent,
      passed,
      triedAt: now,
    },
    select: { id: true },
  });
  const tried = { subject: `duty:${dutyId}`, data: { courseId, number, edition } } as const;
  const result: Tried = { passed, scorePercent };
  if (!passed) return { result, events: [tried] };
  const sha256 = contentHash(course.content);
  const facts = { dutyId, personId, courseId, edition, sha256, scorePercent, completedAt: now } as const;
  const completionId = await writeCompletion(context, { ...facts, method: 'quiz' });
  const completed = { subject: `course:${courseId}`, data: { dutyId, completionId, edition } } as const;
  return { result, events: [tried, completed] };
});

/** Says that the lessons of a course without a quiz were read, which does it. Throws NotFound, Conflict. */
export const finishLessons = command('training:complete', readCourseInput, async (context, input) => {
  const { dutyId, edition } = input;
  const { personId, course } = await ownLessons(context, dutyId, edition);
  if (course.content.quiz.length > 0) throw new Conflict('Please answer the questions first.');
  const { id: courseId, content } = course;
  const sha256 = contentHash(content);
  const facts = { dutyId, personId, courseId, edition, sha256, completedAt: context.now } as const;
  const completionId = await writeCompletion(context, { ...facts, method: 'read' });
  const data = { dutyId, completionId, edition };
  return { result: completionId, events: [{ subject: `course:${courseId}`, data }] };
});
