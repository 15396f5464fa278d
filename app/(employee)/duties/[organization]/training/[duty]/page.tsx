import type { Metadata } from 'next';
import { dutyPaths } from '#lib/duty-paths.ts';
import { formatDate, formatMinutes } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { getOwnCourse, type OwnCourse } from '#lib/training/own-queries.ts';
import { page } from '@/app/_request/edge';
import { EmployeePage } from '@/app/_request/employee-page';
import { keptForm } from '@/app/_request/kept-form';
import { personActor } from '@/app/_request/person';
import type { SearchParams } from '@/components/table/list-params';
import { CourseElsewhere } from './_components/course-elsewhere';
import { CourseOutline } from './_components/course-outline';
import { CourseQuiz } from './_components/course-quiz';
import { LessonView } from './_components/lesson-view';

export function generateMetadata(): Metadata {
  return { title: translator('duty')('title'), robots: { index: false } };
}

type Props = { params: Promise<{ organization: string; duty: string }>; searchParams: Promise<SearchParams> };

/** One course that an employee owes or did: an outline, its lessons one after another, its questions. Where somebody is stands in the URL. */
export default async function OwnCoursePage({ params, searchParams }: Props) {
  const { organization: slug, duty: dutyId } = await params;
  const query = await searchParams;
  const actor = await personActor(slug);
  const course = await page(getOwnCourse(actor, { dutyId }));
  const kept = await keptForm(`course-${dutyId}`, query);
  const number = Number(query.lesson);
  const lesson = Number.isInteger(number) ? course.lessons[number - 1] : undefined;
  const at = { slug, dutyId, course };
  const outline = (
    <a href={dutyPaths.training(slug, dutyId)} className="underline underline-offset-[3px] hover:text-ink">
      <bdi>{course.title}</bdi>
    </a>
  );
  if (lesson)
    return (
      <EmployeePage slug={slug} actor={actor} title={lesson.title} intro={outline} width="reading">
        <LessonView {...at} number={number} body={lesson.body} />
      </EmployeePage>
    );
  const quiz = query.questions !== undefined && course.open && course.questions.length > 0;
  return (
    <EmployeePage slug={slug} actor={actor} title={course.title} intro={quiz ? null : dueOf(course)}>
      {quiz && <CourseQuiz {...at} kept={kept} />}
      {!quiz && course.kind === 'link' && <CourseElsewhere {...at} kept={kept} />}
      {!quiz && course.kind !== 'link' && <CourseOutline {...at} />}
    </EmployeePage>
  );
}

function dueOf(course: OwnCourse) {
  const t = translator('training');
  // While a certificate waits nobody is late.
  if (!course.open || course.sent?.verdict === null) return null;
  const date = formatDate(new Date(course.dueOn));
  const due = course.overdue ? (
    <span className="font-medium text-danger">{t('overdue', { date })}</span>
  ) : (
    t('due', { date })
  );
  return (
    <p>
      {due}
      {course.minutes !== null && ` · ${formatMinutes(course.minutes)}`}
    </p>
  );
}
