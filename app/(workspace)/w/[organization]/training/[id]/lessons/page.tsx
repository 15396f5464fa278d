import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { getCourse } from '#lib/training/detail-queries.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PageHeader } from '@/components/ui/page-header';
import { LessonsEditor } from '../_components/lessons-editor';

export const metadata: Metadata = { title: 'Lessons' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** Writes the lessons of a course. */
export default async function LessonsPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'training:change')) forbidden();
  const { title, lessons, revision } = await page(getCourse(actor, { courseId: id }));
  return (
    <>
      <PageHeader
        title="Lessons"
        description="Another text is another edition. What was done before stays as it was."
        crumbs={[
          { label: 'Training', href: trainingPaths.list(organization) },
          { label: title, href: trainingPaths.course(organization, id) },
        ]}
      />
      <LessonsEditor organization={organization} courseId={id} revision={revision} lessons={lessons} />
    </>
  );
}
