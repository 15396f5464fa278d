import type { ReactNode } from 'react';
import type { Projection } from '#lib/portal/projection.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormSwitchField, FormTextareaField, FormTextField } from '@/components/form/fields';
import { FormActions, FormSection } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { savePortal } from '../actions';
import { AccentField } from './accent-field';

type FormProps = {
  organization: string;
  portalId: string;
  draft: Projection;
  whyNot: string | null;
  logo: ReactNode;
};

/** What the portal says about itself. */
export function PortalForm({ organization, portalId, draft, whyNot, logo }: FormProps) {
  return (
    <ActionForm action={savePortal.bind(null, organization, portalId)} className="mb-10">
      <div>
        <FormSection title="Words">
          <FormTextField name="title" label="Title" defaultValue={draft.title} required />
          <FormTextareaField
            name="introduction"
            label="Introduction"
            hint="Markdown: **bold**, lists and links. No pictures, no HTML."
            rows={6}
            defaultValue={draft.introduction}
          />
          <FormTextareaField
            name="accessNotice"
            label="Access notice"
            hint="What people should know before they ask. Markdown."
            defaultValue={draft.accessNotice}
          />
        </FormSection>
        <FormSection
          title="Look"
          description="The colour is made darker or lighter where text would be hard to read, in the light and in the dark."
        >
          <AccentField defaultValue={draft.accent} />
          {logo}
        </FormSection>
        <FormSection title="Contact" description="Printed on the page: an address that several people read.">
          <FormTextField
            name="contactEmail"
            type="email"
            label="E-mail for questions about security"
            defaultValue={draft.contactEmail}
            required
          />
        </FormSection>
        <FormSection title="Search engines">
          <FormSwitchField
            name="indexed"
            label="Search engines may list this page"
            hint="Off: the page asks them not to. People with the address find it either way."
            defaultChecked={draft.indexed}
          />
        </FormSection>
      </div>
      <FormActions>
        <SubmitButton variant="secondary" disabledReason={whyNot} reasonAs="text">
          Save draft
        </SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
