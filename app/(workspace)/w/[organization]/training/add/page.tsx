import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { listCourseChoices } from '#lib/training/queries.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ActionForm } from '@/components/form/action-form';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { CourseFields } from '../_components/course-fields';
import { addCourseAction } from '../actions';

export const metadata: Metadata = { title: 'Add course' };

type Props = { params: Promise<{ organization: string }> };

/** Adds a course; its lessons and quiz are written next. */
export default async function AddCoursePage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'training:add')) forbidden();
  const choices = await page(listCourseChoices(actor, {}));
  const course = {
    title: '',
    kind: 'lessons',
    description: '',
    url: null,
    minutes: null,
    passPercent: 80,
    targetPercent: 100,
    everyDays: null,
    dueWithinDays: 30,
    audienceId: null,
    ownerId: actor.memberId,
    checksCertificates: false,
  };
  const list = trainingPaths.list(organization);
  return (
    <>
      <PageHeader title="Add course" crumbs={[{ label: 'Training', href: list }]} />
      <ActionForm action={addCourseAction.bind(null, organization)}>
        <CourseFields course={course} {...choices} />
        <FormActions>
          <SubmitButton>Add course</SubmitButton>
          <LinkButton href={list}>Cancel</LinkButton>
        </FormActions>
      </ActionForm>
    </>
  );
}
