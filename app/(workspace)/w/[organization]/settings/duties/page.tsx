import { ActionForm } from '@/components/form/action-form';
import { FormChoiceGroup, FormSwitchField, FormTextField } from '@/components/form/fields';
import { FormSection } from '@/components/form/form-section';
import { readSettingsPage } from '../_components/read';
import { SaveBar } from '../_components/save-bar';
import { SettingsFrame } from '../_components/settings-frame';
import { saveDuties } from '../actions';

type PageProps = { params: Promise<{ organization: string }> };

export const metadata = { title: 'Duty settings' };

/** How people are asked for what they owe. */
export default async function DutiesSettingsPage({ params }: PageProps) {
  const { organization } = await params;
  const { settings, whyNot } = await readSettingsPage(organization);
  const { distances, escalate, managerAfterDays, requireSignIn, confirmation } = settings.duties;
  return (
    <SettingsFrame organization={organization} current="duties">
      <ActionForm action={saveDuties.bind(null, organization)}>
        <div>
          <FormSection
            title="Reminders"
            description="Everybody is told once when something new is asked of them or given to them, tasks and lists included, then on these days, in one mail a working day at most. Days without work and holidays are skipped."
          >
            <FormTextField
              name="distances"
              label="Days before the day"
              hint="With commas; 0 is the day itself, negative numbers are days after it. Like 7, 1, 0, -3, -7."
              dir="ltr"
              defaultValue={distances.join(', ')}
              required
            />
          </FormSection>
          <FormSection
            title="Managers"
            description="Hear of what stays overdue, in one mail with all of their people, and every seven days from then on. For people without a manager whoever has the people role hears of it."
          >
            <FormSwitchField name="escalate" label="Tell managers" defaultChecked={escalate} />
            <FormTextField
              name="managerAfterDays"
              type="number"
              inputMode="numeric"
              min={1}
              max={90}
              className="[&_input]:max-w-40"
              label="Days overdue"
              hint="Never before."
              defaultValue={managerAfterDays}
              required
            />
          </FormSection>
          <FormSection
            title="Acknowledging"
            description="A policy may have it otherwise, and may have a statement of its own."
          >
            <FormChoiceGroup
              name="confirmation"
              label="How people confirm"
              choices={[
                { value: 'tap', label: 'With one tap' },
                { value: 'name', label: 'By typing their name' },
              ]}
              defaultValue={confirmation}
            />
            <FormSwitchField
              name="requireSignIn"
              label="Ask for a code besides the link"
              hint="Otherwise the link in the mail is enough: it opens what its person owes and has done, and nothing else."
              defaultChecked={requireSignIn}
            />
          </FormSection>
        </div>
        <SaveBar whyNot={whyNot} />
      </ActionForm>
    </SettingsFrame>
  );
}
