import { workspacePaths } from '#lib/paths.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormChoiceGroup, FormDateField, FormSelectField, FormTextField } from '@/components/form/fields';
import { FormActions, FormSection } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { LinkButton } from '@/components/ui/link-button';
import { saveEngagement } from '../actions';

type Facts = {
  id: string;
  revision: number;
  name: string;
  framework: string;
  periodStartOn: string;
  periodEndOn: string;
  beginsOn: string;
  endsOn: string;
  memberIds: readonly string[];
};

type FormProps = {
  organization: string;
  engagement: Facts | null;
  frameworks: readonly { id: string; title: string; version: string }[];
  auditors: readonly { id: string; name: string; email: string }[];
};

/** What an engagement shows, to whom, and when. */
export function EngagementForm({ organization, engagement, frameworks, auditors }: FormProps) {
  const seen = engagement && { id: engagement.id, revision: engagement.revision };
  const back = engagement
    ? workspacePaths.engagement(organization, engagement.id)
    : workspacePaths.engagements(organization);
  return (
    <ActionForm action={saveEngagement.bind(null, organization, seen)}>
      <div>
        <FormSection
          title="What is audited"
          description="Auditors see the controls mapped to this framework, and the evidence of this period beside them. Nothing else."
        >
          <FormTextField
            name="name"
            label="Name"
            hint="For example SOC 2 Type II, 2026."
            defaultValue={engagement?.name}
            required
            maxLength={160}
          />
          {engagement ? (
            <FormTextField name="framework" label="Framework" defaultValue={engagement.framework} readOnly />
          ) : (
            <FormSelectField
              name="frameworkId"
              label="Framework"
              placeholder="Choose one"
              options={frameworks.map(({ id, title, version }) => ({
                value: id,
                label: `${title} ${version}`,
              }))}
              required
            />
          )}
          <div className="grid gap-5 sm:grid-cols-2">
            <FormDateField
              name="periodStartOn"
              label="Period from"
              defaultValue={engagement?.periodStartOn ?? ''}
              required
            />
            <FormDateField
              name="periodEndOn"
              label="Period to"
              defaultValue={engagement?.periodEndOn ?? ''}
              required
            />
          </div>
        </FormSection>
        <FormSection
          title="Who comes in, and when"
          description="Outside of these days, and once you close it, they see nothing. Each gets a link by mail."
        >
          {auditors.length > 0 ? (
            <FormChoiceGroup
              name="memberIds"
              label="Auditors"
              type="checkbox"
              choices={auditors.map(({ id, name, email }) => ({ value: id, label: name, hint: email }))}
              defaultValue={[...(engagement?.memberIds ?? [])]}
            />
          ) : (
            <p className="text-ink-muted">
              Nobody has the role of an auditor yet. Invite them on the page of members first.
            </p>
          )}
          <div className="grid gap-5 sm:grid-cols-2">
            <FormDateField name="beginsOn" label="From" defaultValue={engagement?.beginsOn ?? ''} required />
            <FormDateField name="endsOn" label="Until" defaultValue={engagement?.endsOn ?? ''} required />
          </div>
        </FormSection>
      </div>
      <FormActions>
        <SubmitButton>{engagement ? 'Save' : 'Open audit'}</SubmitButton>
        <LinkButton href={back}>Cancel</LinkButton>
      </FormActions>
    </ActionForm>
  );
}
