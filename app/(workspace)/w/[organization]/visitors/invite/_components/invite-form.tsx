'use client';

import { tierOf, tierTexts } from '#lib/document/tier.ts';
import { workspacePaths } from '#lib/paths.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormChoiceGroup, FormTextareaField, FormTextField } from '@/components/form/fields';
import { FormActions, FormSection } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { LinkButton } from '@/components/ui/link-button';
import { inviteVisitorAction } from '../../actions';

type Props = {
  organization: string;
  documents: readonly { id: string; title: string; tier: string }[];
  /** The document that is ticked from the start. */
  chosen: string;
};

/** Whom, which documents, for how long, and a word to go with it. */
export function InviteForm({ organization, documents, chosen }: Props) {
  return (
    <ActionForm action={inviteVisitorAction.bind(null, organization)} className="max-w-4xl">
      <FormSection
        title="Person"
        description="Name, address and company are printed on every page of their copies."
      >
        <FormTextField name="email" type="email" label="Work e-mail" required maxLength={254} dir="ltr" />
        <FormTextField name="name" label="Full name" required maxLength={120} />
        <div className="grid gap-5 sm:grid-cols-2">
          <FormTextField name="company" label="Company" required maxLength={120} />
          <FormTextField name="title" label="Job title" maxLength={120} />
        </div>
      </FormSection>
      <FormSection
        title="Documents"
        description="Each is approved at once. Hidden documents can be given here, too."
      >
        <FormChoiceGroup
          name="documentIds"
          type="checkbox"
          label="Documents"
          defaultValue={chosen}
          choices={documents.map((document) => ({
            value: document.id,
            label: <bdi>{document.title}</bdi>,
            hint: tierTexts[tierOf(document.tier)].label,
          }))}
        />
        <FormTextField
          name="days"
          type="number"
          label="Days"
          hint="How long the documents stay open. Empty means your usual time."
          min={1}
          max={3650}
          className="[&_input]:max-w-32"
        />
      </FormSection>
      <FormSection title="Note" description="Goes into the mail, below the list of documents.">
        <FormTextareaField name="note" label="Note" maxLength={1000} />
        <FormActions>
          <SubmitButton>Send invitation</SubmitButton>
          <LinkButton variant="ghost" href={workspacePaths.visitors(organization)}>
            Cancel
          </LinkButton>
        </FormActions>
      </FormSection>
    </ActionForm>
  );
}
