'use client';

import { formatDate } from '#lib/format.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormChoiceGroup, FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Panel } from '@/components/ui/panel';
import { answerInquiryAction, askFurtherAction } from '../../../../actions';

type Props = {
  organization: string;
  place: { engagementId: string; inquiryId: string };
  /** The team answers; else the auditor asks. */
  answers: boolean;
  choices: readonly { revisionId: string; title: string; collectedOn: string }[];
};

/** The next message: an answer with evidence, or a further question. */
export function WriteInquiry({ organization, place, answers, choices }: Props) {
  const write = answers ? answerInquiryAction : askFurtherAction;
  return (
    <Panel
      title={answers ? 'Answer' : 'Write on'}
      description={
        answers
          ? 'Evidence that you hand over is open to the auditors of this audit, whatever its period.'
          : 'The team gets a link by mail.'
      }
    >
      <ActionForm action={write.bind(null, organization, place)} resetOnDone>
        <FormTextareaField name="body" label="Message" required maxLength={4000} rows={5} />
        {choices.length > 0 && (
          <FormChoiceGroup
            name="revisionIds"
            label="Hand over evidence"
            type="checkbox"
            choices={choices.map(({ revisionId, title, collectedOn }) => ({
              value: revisionId,
              label: <bdi>{title}</bdi>,
              hint: `collected ${formatDate(new Date(collectedOn))}`,
            }))}
          />
        )}
        <div>
          <SubmitButton>{answers ? 'Send answer' : 'Send'}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
