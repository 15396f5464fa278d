import { z } from 'zod';
import { dayOf } from '#lib/day.ts';
import { NotFound } from '#lib/errors.ts';
import { sealedFile } from '#lib/file/stored-file.ts';
import { query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { type Answered, judged, shownQuestions } from './quiz.ts';
import { missingOf } from './ready.ts';
import { ownDutyInput } from './schema.ts';
import { readCourse } from './steps.ts';

const answersGiven = z.record(z.string(), z.array(z.string())).catch({});

/**
 * What the person who asks owes of a course: its lessons, and its questions without a word of what is right. How their last
 * try went comes only after it. Throws NotFound for what is not theirs.
 */
export const getOwnCourse = query('duty:view', ownDutyInput, async ({ tenant, actor, now }, { dutyId }) => {
  const personId = actor.kind === 'person' ? actor.personId : '';
  const duty = personId
    ? await tenant.duty.findFirst({
        where: { id: dutyId, personId, courseId: { not: null } },
        select: {
          courseId: true,
          dueOn: true,
          endedAt: true,
          outcome: true,
          completion: {
            select: {
              id: true,
              edition: true,
              scorePercent: true,
              completedAt: true,
              method: true,
              certificateFileId: true,
            },
          },
          certificates: {
            orderBy: { id: 'desc' },
            take: 1,
            select: { sentAt: true, verdict: true, reason: true },
          },
          quizTries: {
            orderBy: { number: 'desc' },
            take: 1,
            select: { number: true, edition: true, answers: true, scorePercent: true, passed: true },
          },
        },
      })
    : null;
  if (!duty?.courseId) throw new NotFound('There is no such duty.');
  const { content, ...course } = await readCourse(tenant, duty.courseId);
  const { today } = await organizationDay(tenant, now);
  const last = duty.quizTries[0] ?? null;
  const number = (last?.number ?? 0) + 1;
  const current = last?.edition === course.edition ? last : null;
  const wrong = current ? wrongOf(judged(content.quiz, answersGiven.parse(current.answers))) : [];
  const { title, kind, description, url, minutes, passPercent, edition, archivedAt } = course;
  const missing = missingOf({ kind, url, lessons: content.lessons.length });
  const { completion } = duty;
  const dueOn = dayOf(duty.dueOn);
  return {
    title,
    kind,
    description,
    url,
    minutes,
    passPercent,
    edition,
    lessons: content.lessons.map((lesson) => ({ title: lesson.title, body: lesson.body })),
    questions: shownQuestions(content.quiz, `${dutyId} ${number}`),
    /** The number of the next try. */
    number,
    last: current && { scorePercent: current.scorePercent, passed: current.passed, wrong },
    dueOn,
    overdue: duty.endedAt === null && dueOn < today,
    open: duty.endedAt === null && archivedAt === null && !missing,
    outcome: duty.outcome,
    /** Whether somebody looks at a certificate before it counts, and what became of the one sent last. */
    checksCertificates: course.checksCertificates,
    sent: duty.certificates[0] ?? null,
    completion: completion && {
      id: completion.id,
      completedAt: completion.completedAt,
      scorePercent: completion.scorePercent,
      method: completion.method,
      certificate: completion.certificateFileId !== null,
    },
  };
});

/** What a person owes of a course, as they see it. */
export type OwnCourse = Awaited<ReturnType<typeof getOwnCourse>>;

function wrongOf(answered: readonly Answered[]): { id: string; explanation: string }[] {
  return answered.filter(({ right }) => !right).map(({ id, explanation }) => ({ id, explanation }));
}

/** One's own certificate: what was done with, else the one sent last. Throws NotFound. */
export const getOwnCertificate = query('duty:view', ownDutyInput, async ({ tenant, actor }, { dutyId }) => {
  const personId = actor.kind === 'person' ? actor.personId : '';
  const found = personId
    ? await tenant.duty.findFirst({
        where: { id: dutyId, personId },
        select: {
          completion: { select: { certificateFileId: true } },
          certificates: {
            orderBy: { id: 'desc' },
            take: 1,
            select: { fileId: true },
          },
        },
      })
    : null;
  const fileId = found?.completion ? found.completion.certificateFileId : found?.certificates[0]?.fileId;
  if (!fileId) throw new NotFound('There is no such certificate.');
  return sealedFile(tenant, fileId);
});
