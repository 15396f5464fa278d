import { z } from 'zod';
import { calendarDay } from '#lib/day.ts';
import { locales } from '#lib/messages/locale.ts';
import { markTemplate } from '#lib/pdf/template.ts';
import { verificationModes } from '#lib/portal/verification.ts';
import { domainName, line, optionalLine } from '#lib/text.ts';

const whole = (unit: string, maximum: number) =>
  z.coerce
    .number('Please give a whole number.')
    .int('Please give a whole number.')
    .min(1, `At least one ${unit}.`)
    .max(maximum, `At most ${maximum} ${unit}s.`);
const days = (maximum: number) => whole('day', maximum);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Please give a time like 09:00.');

/** Who may ask, how fast we decide, and how long a grant lasts. */
export const accessSetting = z.strictObject({
  freeMail: z.enum(['allow', 'refuse']).default('allow'),
  decisionHours: whole('hour', 400).default(16),
  requestExpiresAfterDays: days(180).default(30),
  confidentialDays: days(3650).default(180),
  restrictedDays: days(3650).default(90),
  countsFrom: z.enum(['approval', 'first-use']).default('approval'),
  remindBeforeDays: days(60).default(7),
});

/** The hours in which the time to decide runs. Days: 1 is Monday, 7 is Sunday. */
export const calendarSetting = z
  .strictObject({
    workingDays: z
      .array(z.coerce.number().int().min(1).max(7))
      .min(1, 'At least one working day.')
      .default([1, 2, 3, 4, 5]),
    opensAt: clock.default('09:00'),
    closesAt: clock.default('17:00'),
    holidays: z
      .array(calendarDay('Each holiday must be a day like 2026-12-25, one on a line.'))
      .max(400, 'At most 400 holidays.')
      .default([]),
  })
  .refine(({ opensAt, closesAt }) => opensAt < closesAt, {
    path: ['closesAt'],
    message: 'The day must end after it begins.',
  });

/** Whom one signature binds, and for how long. */
export const ndaSetting = z.strictObject({
  scope: z.enum(['person', 'domain']).default('person'),
  validDays: days(3650).default(365),
});

const keptYears = 'Persons who left are kept for a whole number of years, 1 to 50; empty keeps them.';

/** How long people are kept, and whom they ask; null years keep whoever left. Visitors count from the last thing heard of them, all else from its end. */
export const privacySetting = z.strictObject({
  keepMonths: whole('month', 240).default(24),
  keepRequestMonths: whole('month', 240).default(24),
  keepSignatureMonths: whole('month', 240)
    .pipe(z.number().min(36, 'At least 36 months: until then somebody may have to prove what was agreed.'))
    .default(72),
  keepLeaverYears: z
    .preprocess(
      (value) => (value === '' || value === undefined ? null : value),
      z.coerce.number(keptYears).int(keptYears).min(1, keptYears).max(50, keptYears).nullable(),
    )
    .default(null),
  contact: optionalLine('Contact', 200).default(''),
});

/** What the portal tells of how claims stand: how exactly, and whether the CSF figure and the controls are shown. */
export const publicationSetting = z.strictObject({
  mode: z.enum(verificationModes, 'Please choose how exactly to tell it.').default('day'),
  days: days(730).default(90),
  csf: z.boolean().default(true),
  controls: z.boolean().default(false),
});

const distance = z.coerce
  .number('Each distance must be a whole number of days.')
  .int('Each distance must be a whole number of days.')
  .min(-60, 'At most 60 days after the day.')
  .max(60, 'At most 60 days before the day.');

/**
 * How people are asked for what they owe. Distances: days before the day on which they are reminded, negative after it. The
 * manager hears of it only when it is so many days overdue, and every seven days from then on.
 */
export const dutiesSetting = z.strictObject({
  distances: z
    .array(distance)
    .min(1, 'At least one reminder.')
    .max(12, 'At most 12 reminders.')
    .transform((days) => [...new Set(days)].toSorted((one, other) => other - one))
    .default([7, 1, 0, -3, -7]),
  escalate: z.boolean().default(true),
  managerAfterDays: days(90).default(3),
  requireSignIn: z.boolean().default(false),
  confirmation: z.enum(['tap', 'name'], 'Please choose how people confirm.').default('tap'),
});

/**
 * The language of visitors and employees whose own nobody knows: whose browser asks for none of ours, and whose mails have no
 * language noted.
 */
export const languageSetting = z.strictObject({
  readers: z.enum(locales, 'Please choose a language.').default('en'),
});

/** Every section of an organization's settings. */
export const settingSections = {
  access: accessSetting,
  calendar: calendarSetting,
  nda: ndaSetting,
  privacy: privacySetting,
  publication: publicationSetting,
  duties: dutiesSetting,
  language: languageSetting,
  marking: markTemplate,
} as const;

/** The name of a section. */
export type SettingSection = keyof typeof settingSections;

/** The parsed value of a section. */
export type SettingValue<Section extends SettingSection> = z.output<(typeof settingSections)[Section]>;

/** A domain nobody of which may ask, and why. */
export const blockDomainInput = z.strictObject({ domain: domainName, reason: line('Reason', 300) });

/** A blocked domain. */
export const unblockDomainInput = z.strictObject({ domain: domainName });
