import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { acknowledgementPaths } from '#lib/duty-paths.ts';
import { getDutyQuestion } from '#lib/duty-question/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ActionForm } from '@/components/form/action-form';
import { FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import { answerAction } from './actions';

export const metadata: Metadata = { title: 'Question' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** One question of an employee, and its answer. */
export default async function QuestionPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const { text, askedAt, answer, answeredAt, person, duty } = await page(
    getDutyQuestion(actor, { questionId: id }),
  );
  const about = duty.policy ?? duty.course;
  const open = answer === null;
  return (
    <>
      <PageHeader
        title={`Question of ${person.name}`}
        crumbs={[{ label: 'Questions', href: acknowledgementPaths.questions(organization) }]}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex flex-col gap-5">
          <Panel title="Question">
            <p dir="auto" className="wrap-anywhere whitespace-pre-line">
              {text}
            </p>
          </Panel>
          <Panel title="Answer">
            {open && may(actor, 'duty-question:answer') ? (
              <ActionForm action={answerAction.bind(null, organization, id)}>
                <FormTextareaField
                  name="answer"
                  label="Answer"
                  hint="Mailed to them with a link to what they owe."
                  rows={5}
                  maxLength={4000}
                  required
                />
                <div>
                  <SubmitButton>Send the answer</SubmitButton>
                </div>
              </ActionForm>
            ) : (
              <p dir="auto" className="wrap-anywhere whitespace-pre-line">
                {answer ?? 'Not answered yet.'}
              </p>
            )}
          </Panel>
        </div>
        <Panel title="About">
          <DescriptionList
            facts={[
              { label: 'About', value: about?.title ?? duty.check?.title },
              { label: 'Owner', value: about?.owner?.name },
              { label: 'Asked by', value: `${person.name} (${person.email})` },
              { label: 'Asked', value: <Time value={askedAt} /> },
              { label: 'Answered', value: answeredAt && <Time value={answeredAt} /> },
            ]}
          />
        </Panel>
      </div>
    </>
  );
}
