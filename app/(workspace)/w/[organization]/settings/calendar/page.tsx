import { dayIn } from '#lib/day.ts';
import { getOrganization } from '#lib/organization/queries.ts';
import { yearsWithoutHolidays } from '#lib/setting/holidays.ts';
import { page } from '@/app/_request/edge';
import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { FormSection } from '@/components/form/form-section';
import { Callout } from '@/components/ui/callout';
import { Holidays } from '../_components/holidays';
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
  const today = dayIn(timeZone, new Date());
  const unknown = yearsWithoutHolidays(calendar.holidays, today);
  return (
    <SettingsFrame organization={organization} current="calendar">
      {unknown.length > 0 && (
        <Callout tone="warning" title={`No holidays are known for ${unknown.join(' and ')}`} className="mb-5">
          Reminders would go out on them, and the time to decide would run. Add them by hand, or from the
          calendar file (.ics) of your country.
        </Callout>
      )}
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
          <FormSection
            title="Holidays"
            description="Days on which nobody decides, and nobody is reminded of what they owe."
          >
            <Holidays defaultValue={calendar.holidays} today={today} />
          </FormSection>
        </div>
        <SaveBar whyNot={whyNot} />
      </ActionForm>
    </SettingsFrame>
  );
}
