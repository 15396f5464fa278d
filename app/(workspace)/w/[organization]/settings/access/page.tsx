import { ActionForm } from '@/components/form/action-form';
import { FormChoiceGroup, FormTextField } from '@/components/form/fields';
import { FormSection } from '@/components/form/form-section';
import { readSettingsPage } from '../_components/read';
import { SaveBar } from '../_components/save-bar';
import { SettingsFrame } from '../_components/settings-frame';
import { saveAccess } from '../actions';

type PageProps = { params: Promise<{ organization: string }> };

export const metadata = { title: 'Access settings' };

/** Who may ask, how fast we decide, and how long a grant lasts. */
export default async function AccessSettingsPage({ params }: PageProps) {
  const { organization } = await params;
  const { settings, whyNot } = await readSettingsPage(organization);
  const { access } = settings;
  const days = {
    type: 'number',
    min: 1,
    inputMode: 'numeric',
    required: true,
    className: 'max-w-40',
  } as const;
  return (
    <SettingsFrame organization={organization} current="access">
      <ActionForm action={saveAccess.bind(null, organization)}>
        <div>
          <FormSection title="Who may ask" description="Whole domains can be refused under Blocked domains.">
            <FormChoiceGroup
              name="freeMail"
              label="Addresses of free mail services"
              defaultValue={access.freeMail}
              choices={[
                { value: 'allow', label: 'Allow', hint: 'People at gmail.com and the like may ask.' },
                { value: 'refuse', label: 'Refuse', hint: 'The form asks them for their work address.' },
              ]}
            />
          </FormSection>
          <FormSection title="Time to decide" description="Counted in the working hours of your calendar.">
            <FormTextField
              {...days}
              name="decisionHours"
              max={400}
              label="Working hours"
              hint="Visitors are told this time."
              defaultValue={access.decisionHours}
            />
            <FormTextField
              {...days}
              name="requestExpiresAfterDays"
              max={180}
              label="A request expires after (days)"
              hint="When nobody decided, or the visitor did not answer."
              defaultValue={access.requestExpiresAfterDays}
            />
          </FormSection>
          <FormSection
            title="How long a grant lasts"
            description="Whoever decides can choose another time for one grant."
          >
            <FormTextField
              {...days}
              name="confidentialDays"
              max={3650}
              label="Confidential documents (days)"
              defaultValue={access.confidentialDays}
            />
            <FormTextField
              {...days}
              name="restrictedDays"
              max={3650}
              label="Restricted documents (days)"
              defaultValue={access.restrictedDays}
            />
            <FormChoiceGroup
              name="countsFrom"
              label="Counted from"
              defaultValue={access.countsFrom}
              choices={[
                { value: 'approval', label: 'Approval' },
                { value: 'first-use', label: 'First use', hint: 'Nobody loses access before they looked.' },
              ]}
            />
            <FormTextField
              {...days}
              name="remindBeforeDays"
              max={60}
              label="Remind before it ends (days)"
              defaultValue={access.remindBeforeDays}
            />
          </FormSection>
        </div>
        <SaveBar whyNot={whyNot} />
      </ActionForm>
    </SettingsFrame>
  );
}
