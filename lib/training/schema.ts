import { z } from 'zod';
import { calendarDay } from '#lib/day.ts';
import { type OwingRow, owingStates } from '#lib/duty/schema.ts';
import type { StagedFile } from '#lib/file/schema.ts';
import { filterText, listFields } from '#lib/list.ts';
import { id, line, paragraph, webAddress } from '#lib/text.ts';

/** Where a course is done: read here, or elsewhere with a certificate. */
export const courseKinds = ['lessons', 'link'] as const;
export type CourseKind = (typeof courseKinds)[number];

/** A kind as people say it. */
export const courseKindLabels: Readonly<Record<CourseKind, string>> = {
  lessons: 'Lessons here',
  link: 'Elsewhere, with a certificate',
};

/** How somebody did a course, as people say it. */
export const methodLabels: Readonly<Record<string, string>> = {
  quiz: 'Quiz',
  read: 'Read',
  certificate: 'Certificate',
  recorded: 'Recorded by hand',
  import: 'Imported',
};

/** Most lessons of a course, and most characters of one. */
export const mostLessons = 40;
const longestLesson = 100_000;

const empty = (value: unknown) => (value === '' || value === undefined ? null : value);

/** A whole number between two, or nothing. */
export function wholeOrNone(label: string, least: number, most: number) {
  const problem = `${label} must be a whole number from ${least} to ${most}, or empty.`;
  return z.preprocess(
    empty,
    z.coerce.number(problem).int(problem).min(least, problem).max(most, problem).nullable(),
  );
}

/** A whole number between two. */
export function whole(label: string, least: number, most: number) {
  const problem = `${label} must be a whole number from ${least} to ${most}.`;
  return z.coerce.number(problem).int(problem).min(least, problem).max(most, problem);
}

/** One of an organization's things by id, or none. */
export const chosen = (what: string) =>
  z.preprocess(empty, z.uuid(`Please choose ${what} from the list.`).nullable()).default(null);

const described = {
  title: line('Title', 200),
  kind: z.enum(courseKinds, 'Please choose where the course is done.'),
  description: paragraph('Description', 5000).default(''),
  url: webAddress('Address')
    .transform((text) => text || null)
    .prefault(''),
  minutes: wholeOrNone('Minutes', 1, 10_000).default(null),
  passPercent: whole('To pass', 1, 100).default(80),
  targetPercent: whole('Target', 1, 100).default(100),
  everyDays: wholeOrNone('Again after', 1, 3660).default(null),
  dueWithinDays: whole('Due within', 0, 3660).default(30),
  audienceId: chosen('an audience'),
  ownerId: chosen('an owner'),
  checksCertificates: z.boolean().default(false),
};

type Placed = { kind: CourseKind; url: string | null };
const placed = ({ kind, url }: Placed) => kind === 'lessons' || url !== null;
const unplaced = { path: ['url'], message: 'Please give the address where the course is done.' };

/** `revision` is the one that was seen: a newer one is a conflict. */
const seen = { courseId: id, revision: z.coerce.number().int().min(1) };

export const courseInput = z.strictObject({ courseId: id });
export const addCourseInput = z.strictObject(described).refine(placed, unplaced);
export const changeCourseInput = z.strictObject({ ...seen, ...described }).refine(placed, unplaced);

/** A lesson, in Markdown. */
const lesson = z.strictObject({
  title: line('Title of a lesson', 200),
  body: paragraph('Text of a lesson', longestLesson),
});
export type Lesson = z.output<typeof lesson>;

export const lessonsContent = z
  .array(lesson)
  .max(mostLessons, `A course can have at most ${mostLessons} lessons.`);
export const changeLessonsInput = z.strictObject({ ...seen, lessons: lessonsContent });
/** The quiz is looked at by lib/training/quiz.ts, which needs a server. */
export const changeQuizInput = z.strictObject({ ...seen, quiz: z.unknown() });

export const proveControlInput = z.strictObject({ courseId: id, controlId: id });

/** One duty of the person who asks. */
export const ownDutyInput = z.strictObject({ dutyId: id });

/** Answers as a browser sends them; `number` is the try that the page was made for, `edition` the one that it showed. */
export const tryQuizInput = z.strictObject({
  dutyId: id,
  edition: z.coerce.number().int().min(1),
  number: z.coerce.number().int().min(1),
  answers: z.record(z.string().max(40), z.array(z.string().max(40)).max(8)),
});

/** A course that only wants to be read; `edition` is the one that was shown. */
export const readCourseInput = z.strictObject({ dutyId: id, edition: z.coerce.number().int().min(1) });

export const staged = z.custom<StagedFile>(
  (value) => typeof value === 'object' && value !== null && 'fileId' in value,
);
export const certificateInput = z.strictObject({ dutyId: id, staged });

/** Certificates that wait, by id. */
const certificateIds = z.array(id).min(1, 'Please choose a certificate.').max(100, 'At most 100 at a time.');
export const acceptInput = z.strictObject({ certificateIds });
export const rejectInput = z.strictObject({ certificateIds, reason: line('Reason', 500) });
export const sentCertificateInput = z.strictObject({ certificateId: id });

export const listCertificatesInput = z.strictObject({
  ...listFields(['sentAt']),
  filters: z.strictObject({ course: filterText(40).pipe(id).optional() }).default({}),
});

/** A certificate that waits for somebody to check it. `dueOn` is `2026-11-22`; nobody decides on their own. */
export type CertificateRow = {
  id: string;
  personId: string;
  name: string;
  team: string;
  courseId: string;
  courseTitle: string;
  sentAt: Date;
  dueOn: string;
  own: boolean;
};

export const completedOn = z
  .string('Please say on which day it was done.')
  .trim()
  .pipe(calendarDay('Please give the day it was done, like 2026-11-22.'));

/** That a person did a course elsewhere, with the proof of it. */
export const recordCompletionInput = z.strictObject({
  courseId: id,
  personId: id,
  completedOn,
  note: paragraph('Note', 2000).default(''),
  staged,
});

export const listCoursesInput = z.strictObject({
  ...listFields(['title', 'createdAt']),
  descending: z.boolean().default(false),
  filters: z
    .strictObject({
      kind: z.enum(courseKinds).optional(),
      state: z.enum(['active', 'archived']).optional(),
      audience: filterText(40).pipe(id).optional(),
    })
    .default({}),
});

export const listParticipantsInput = z.strictObject({
  courseId: id,
  ...listFields(['dueOn']),
  descending: z.boolean().default(false),
  filters: z.strictObject({ state: z.enum(owingStates).optional() }).default({}),
});

/** A course as lists show it: `due` of those with us should have done it by today, `done` of them have. */
export type CourseRow = {
  id: string;
  title: string;
  kind: CourseKind;
  audienceName: string | null;
  everyDays: number | null;
  dueWithinDays: number;
  due: number;
  done: number;
  open: number;
  createdAt: Date;
  archivedAt: Date | null;
  /** Whether it can be taken. */
  ready: boolean;
};

/** A person with a course. Days are `2026-11-22`; the score is null for whoever may not know it. */
export type ParticipantRow = OwingRow & {
  completedAt: Date | null;
  method: string | null;
  edition: number | null;
  scorePercent: number | null;
  completionId: string | null;
  certificate: boolean;
  /** A certificate of theirs waits to be checked; false for whoever may not know it. */
  waits: boolean;
};
