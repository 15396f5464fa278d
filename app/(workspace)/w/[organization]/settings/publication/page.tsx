import { ActionForm } from '@/components/form/action-form';
import { FormSelectField, FormSwitchField, FormTextField } from '@/components/form/fields';
import { FormSection } from '@/components/form/form-section';
import { readSettingsPage } from '../_components/read';
import { SaveBar } from '../_components/save-bar';
import { SettingsFrame } from '../_components/settings-frame';
import { savePublication } from '../actions';

type PageProps = { params: Promise<{ organization: string }> };

export const metadata = { title: 'Publication settings' };

const modes = [
  { value: 'day', label: 'The day: verified 22 Nov 2026' },
  { value: 'month', label: 'The month: verified November 2026' },
  { value: 'within', label: 'Only that it lies within some days' },
];

/** What the portal tells of how claims stand. */
export default async function PublicationSettingsPage({ params }: PageProps) {
  const { organization } = await params;
  const { settings, whyNot } = await readSettingsPage(organization);
  const { mode, days, csf, controls } = settings.publication;
  return (
    <SettingsFrame organization={organization} current="publication">
      <ActionForm action={savePublication.bind(null, organization)}>
        <div>
          <FormSection
            title="Last verification"
            description="How exactly the portal tells when a claim was last verified. It follows the evidence by itself; how it is told changes with the next publication."
          >
            <FormSelectField name="mode" label="Tell" options={modes} defaultValue={mode} />
            <FormTextField
              name="days"
              type="number"
              min={1}
              max={730}
              inputMode="numeric"
              label="Within (days)"
              hint="Counts for the last choice only; what is older is not told."
              defaultValue={days}
              className="max-w-40"
              required
            />
          </FormSection>
          <FormSection title="What is shown">
            <FormSwitchField
              name="csf"
              label="The figure of the NIST CSF 2.0"
              hint="How many subcategories of each function are covered and proven, as soon as you use that framework."
              defaultChecked={csf}
            />
            <FormSwitchField
              name="controls"
              label="Identifiers and titles of the controls behind each claim"
              hint="Off: nothing of your controls is shown."
              defaultChecked={controls}
            />
          </FormSection>
        </div>
        <SaveBar whyNot={whyNot} />
      </ActionForm>
    </SettingsFrame>
  );
}
