import { ActionForm } from '@/components/form/action-form';
import { FormChoiceGroup, FormTextField } from '@/components/form/fields';
import { FormSection } from '@/components/form/form-section';
import { readSettingsPage } from '../_components/read';
import { SaveBar } from '../_components/save-bar';
import { SettingsFrame } from '../_components/settings-frame';
import { saveNda } from '../actions';

type PageProps = { params: Promise<{ organization: string }> };

export const metadata = { title: 'NDA settings' };

/** Whom one signature binds, and for how long. */
export default async function NdaSettingsPage({ params }: PageProps) {
  const { organization } = await params;
  const { settings, whyNot } = await readSettingsPage(organization);
  const { nda } = settings;
  return (
    <SettingsFrame organization={organization} current="nda">
      <ActionForm action={saveNda.bind(null, organization)}>
        <div>
          <FormSection
            title="Whom a signature binds"
            description="Signatures that were given already keep their scope."
          >
            <FormChoiceGroup
              name="scope"
              label="Scope"
              defaultValue={nda.scope}
              choices={[
                { value: 'person', label: 'The person who signs', hint: 'Everyone signs for themselves.' },
                {
                  value: 'domain',
                  label: 'Everyone at the domain',
                  hint: 'The first of a domain signs for all and confirms that they may bind their company. Never for free mail services.',
                },
              ]}
            />
          </FormSection>
          <FormSection title="How long it holds" description="After that, people are asked to sign again.">
            <FormTextField
              name="validDays"
              type="number"
              min={1}
              max={3650}
              inputMode="numeric"
              label="Days"
              defaultValue={nda.validDays}
              className="max-w-40"
              required
            />
          </FormSection>
        </div>
        <SaveBar whyNot={whyNot} />
      </ActionForm>
    </SettingsFrame>
  );
}
