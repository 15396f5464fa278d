'use client';

import { ActionForm } from '@/components/form/action-form';
import type { FormAction } from '@/components/form/action-state';
import { FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Panel } from '@/components/ui/panel';

/** Asks the requester a question on the thread. */
export function AskPanel({ action }: { action: FormAction }) {
  return (
    <Panel title="Ask for information" description="The time to decide stands still until they answer.">
      <ActionForm action={action} resetOnDone className="gap-3">
        <FormTextareaField name="body" label="Question" required maxLength={4000} />
        <div>
          <SubmitButton variant="secondary">Send question</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
