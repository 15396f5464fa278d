'use client';

import { acknowledgementPaths } from '#lib/duty-paths.ts';
import { ActionForm } from '@/components/form/action-form';
import {
  FormChoiceGroup,
  FormDateField,
  FormSelectField,
  FormTextareaField,
  FormTextField,
} from '@/components/form/fields';
import { sendForm } from '@/components/form/send-form';
import { SubmitButton } from '@/components/form/submit-button';
import type { Option } from '@/components/ui/text-field';

type Props = { organization: string; versions: readonly Option[]; version: string; email: string };

/** Which version, who, how and when, and the proof. */
export function RecordForm({ organization, versions, version, email }: Props) {
  return (
    <ActionForm
      action={sendForm(acknowledgementPaths.receiveRecord(organization))}
      resetOnDone
      className="max-w-xl"
    >
      <FormSelectField
        name="versionId"
        label="Policy and version"
        options={versions}
        placeholder="Choose a version"
        defaultValue={version}
        required
      />
      <FormTextareaField
        name="emails"
        label="Who"
        hint="Work addresses as in the directory, one on a line; at most 200."
        defaultValue={email}
        rows={3}
        required
      />
      <FormChoiceGroup
        name="method"
        label="How"
        choices={[
          { value: 'paper', label: 'On paper', hint: 'A list or form that they signed by hand.' },
          { value: 'elsewhere', label: 'Elsewhere', hint: 'In another program, or by mail.' },
        ]}
        required
      />
      <FormDateField name="acknowledgedOn" label="Signed on" required />
      <FormTextField
        name="file"
        type="file"
        accept="application/pdf,image/png,image/jpeg"
        label="Proof"
        hint="PDF, PNG or JPEG, up to 10 MB. It is stored encrypted."
        required
      />
      <FormTextareaField name="note" label="Note" rows={2} maxLength={1000} />
      <div>
        <SubmitButton>Record</SubmitButton>
      </div>
    </ActionForm>
  );
}
