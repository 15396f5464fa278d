import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { getCourse } from '#lib/training/detail-queries.ts';
import { listCourseChoices } from '#lib/training/queries.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ActionForm } from '@/components/form/action-form';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { CourseFields } from '../../_components/course-fields';
import { changeCourseAction } from '../../actions';

export const metadata: Metadata = { title: 'Edit course' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** Changes what is said about a course. */
export default async function ChangeCoursePage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'training:change')) forbidden();
  const course = await page(getCourse(actor, { courseId: id }));
  const { audiences, owners } = await page(listCourseChoices(actor, {}));
  const { audienceId, audienceName, ownerId, ownerName } = course;
  const here = trainingPaths.course(organization, id);
  return (
    <>
      <PageHeader
        title={course.title}
        crumbs={[
          { label: 'Training', href: trainingPaths.list(organization) },
          { label: course.title, href: here },
        ]}
      />
      <ActionForm action={changeCourseAction.bind(null, organization, id)}>
        <input type="hidden" name="revision" value={course.revision} />
        <CourseFields
          course={course}
          audiences={withGone(audiences, audienceId, audienceName)}
          owners={withGone(owners, ownerId, ownerName)}
        />
        <FormActions>
          <SubmitButton>Save</SubmitButton>
          <LinkButton href={here}>Cancel</LinkButton>
        </FormActions>
      </ActionForm>
    </>
  );
}

// What is archived or has left stays chosen until something else is.
function withGone(all: readonly { id: string; name: string }[], id: string | null, name: string | null) {
  return id && name && !all.some((one) => one.id === id) ? [...all, { id, name }] : all;
}
