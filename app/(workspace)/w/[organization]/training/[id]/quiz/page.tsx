import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { getCourse } from '#lib/training/detail-queries.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PageHeader } from '@/components/ui/page-header';
import { QuizEditor } from '../_components/quiz-editor';

export const metadata: Metadata = { title: 'Quiz' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** Writes the quiz of a course. */
export default async function QuizPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'training:change')) forbidden();
  const { title, quiz, revision } = await page(getCourse(actor, { courseId: id }));
  return (
    <>
      <PageHeader
        title="Quiz"
        description="Tick every right answer; a question with several asks for all of them. The explanation is shown to whoever answered wrongly."
        crumbs={[
          { label: 'Training', href: trainingPaths.list(organization) },
          { label: title, href: trainingPaths.course(organization, id) },
        ]}
      />
      <QuizEditor organization={organization} courseId={id} revision={revision} quiz={quiz} />
    </>
  );
}
