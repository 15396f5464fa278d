import type { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { timeIn, works } from '#lib/evidence-requirement/reminder-days.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { calendarSetting, dutiesSetting } from '#lib/setting/schema.ts';

/** What the organization decided of reminders and of its days, and which day it is there. */
export type Ground = {
  today: string;
  timeZone: string;
  /** Whether people are at work: nobody is told of anything on other days, or before the day begins. */
  working: boolean;
  calendar: z.output<typeof calendarSetting>;
  duties: z.output<typeof dutiesSetting>;
};

/** Reads it for a list. @throws NotFound */
export async function readGround(tenant: TenantReader, now: Date): Promise<Ground> {
  const { today, timeZone } = await readOrganizationDay(tenant, now);
  const rows = await tenant
    .selectFrom('Setting')
    .select(['section', 'value'])
    .where('section', 'in', ['calendar', 'duties'])
    .execute();
  const settingOf = (section: string) => rows.find((row) => row.section === section)?.value ?? {};
  const calendar = calendarSetting.parse(settingOf('calendar'));
  const duties = dutiesSetting.parse(settingOf('duties'));
  const working = works(today, calendar) && timeIn(timeZone, now) >= calendar.opensAt;
  return { today, timeZone, working, calendar, duties };
}
