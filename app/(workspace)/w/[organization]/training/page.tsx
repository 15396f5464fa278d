import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { listCourseChoices, listCourses } from '#lib/training/queries.ts';
import { starterCourses } from '#lib/training/starter.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { courseSpec } from './_components/course-spec';
import { CourseTable } from './_components/course-table';
import { StarterCourses } from './_components/starter-courses';

export const metadata: Metadata = { title: 'Training' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** What people learn, and how far they are. */
export default async function TrainingPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const { audiences } = await page(listCourseChoices(actor, {}));
  const wanted = listParams(courseSpec(audiences), await searchParams);
  const { rows, ...where } = await page(listCourses(actor, wanted));
  const adds = may(actor, 'training:add');
  const titles = new Set(rows.map(({ title }) => title));
  const left = starterCourses.filter(({ title }) => !titles.has(title));
  return (
    <>
      <PageHeader
        title="Training"
        description="What people learn, who has done it, and which controls that proves."
        actions={
          <>
            {may(actor, 'training:check-certificate') && (
              <LinkButton href={trainingPaths.certificates(organization)}>Check certificates</LinkButton>
            )}
            {may(actor, 'training:import') && (
              <LinkButton href={trainingPaths.import(organization)}>Import completions</LinkButton>
            )}
            {adds && (
              <LinkButton variant="primary" href={trainingPaths.add(organization)}>
                Add course
              </LinkButton>
            )}
          </>
        }
      />
      <CourseTable
        organization={organization}
        rows={rows}
        audiences={audiences}
        page={where}
        sort={sortName(wanted)}
      />
      {adds && left.length > 0 && wanted.search === null && (
        <StarterCourses
          organization={organization}
          courses={left.map(({ key, title, description, lessons, quiz }) => ({
            key,
            title,
            description,
            lessons: lessons.length,
            questions: quiz.length,
          }))}
        />
      )}
    </>
  );
}
