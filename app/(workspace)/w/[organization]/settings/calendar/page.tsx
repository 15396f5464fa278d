import { getOrganization } from '#lib/organization/queries.ts';
import { page } from '@/app/_request/edge';
import { ActionForm } from '@/components/form/action-form';
import { FormTextareaField, FormTextField } from '@/components/form/fields';
import { FormSection } from '@/components/form/form-section';
import { readSettingsPage } from '../_components/read';
import { SaveBar } from '../_components/save-bar';
import { SettingsFrame } from '../_components/settings-frame';
import { WorkingDays } from '../_components/working-days';
import { saveCalendar } from '../actions';

type PageProps = { params: Promise<{ organization: string }> };

export const metadata = { title: 'Calendar settings' };

/** The hours in which the time to decide runs. */
export default async function CalendarSettingsPage({ params }: PageProps) {
  const { organization } = await params;
  const { actor, settings, whyNot } = await readSettingsPage(organization);
  const { timeZone } = await page(getOrganization(actor, {}));
  const { calendar } = settings;
  return (
    <SettingsFrame organization={organization} current="calendar">
      <ActionForm action={saveCalendar.bind(null, organization)}>
        <div>
          <FormSection
            title="Working hours"
            description={`Times are in your organization's time zone, ${timeZone}. Outside of them the time to decide stands still.`}
          >
            <WorkingDays defaultValue={calendar.workingDays} />
            <div className="grid max-w-72 grid-cols-2 gap-5">
              <FormTextField
                name="opensAt"
                type="time"
                label="From"
                defaultValue={calendar.opensAt}
                required
              />
              <FormTextField
                name="closesAt"
                type="time"
                label="To"
                defaultValue={calendar.closesAt}
                required
              />
            </div>
          </FormSection>
          <FormSection title="Holidays" description="Days on which nobody decides.">
            <FormTextareaField
              name="holidays"
              label="Days"
              hint="One on a line, like 2026-12-25."
              rows={8}
              dir="ltr"
              defaultValue={calendar.holidays.join('\n')}
            />
          </FormSection>
        </div>
        <SaveBar whyNot={whyNot} />
      </ActionForm>
    </SettingsFrame>
  );
}
