import { z } from 'zod';
import { calendarDay } from '#lib/day.ts';
import { id, line } from '#lib/text.ts';

const everyDays = z.preprocess(
  (value) => (value === '' || value === undefined ? null : value),
  z.coerce
    .number('Please give a number of days.')
    .int('Please give whole days.')
    .min(1, 'At least every day.')
    .max(3660, 'At most 3,660 days.')
    .nullable(),
);

const startsOn = z
  .string('Please say by which day it is due first.')
  .pipe(calendarDay('First due must be a day like 2026-11-22.'));

const described = {
  what: line('What', 300),
  everyDays,
  responsibleId: z.preprocess((value) => value || null, id.nullable()),
  startsOn,
};

/** What must be shown for a control, how often (null: once), by whom, and from when. */
export const addRequirementInput = z.strictObject({ controlId: id, ...described });
export const changeRequirementInput = z.strictObject({ evidenceRequirementId: id, ...described });
export const requirementInput = z.strictObject({ evidenceRequirementId: id });
export const requirementsOfInput = z.strictObject({ controlId: id });

/** How often, in words for a form; the value is the days between, empty for once. */
export const frequencies = [
  { value: '', label: 'Once' },
  { value: '7', label: 'Every week' },
  { value: '30', label: 'Every month (30 days)' },
  { value: '90', label: 'Every quarter (90 days)' },
  { value: '182', label: 'Every half year (182 days)' },
  { value: '365', label: 'Every year (365 days)' },
] as const;

/** "every 90 days", "once". */
export function frequencyLabel(days: number | null): string {
  if (days === null) return 'once';
  return days === 1 ? 'every day' : `every ${days} days`;
}

/**
 * An open requirement with its due day. `dueOn` is null where nothing is owed any more; `waitingOn` is when what waits for
 * a review was collected. `responsible` is who is named, else the owner of the control, while they are members.
 */
export type RequirementRow = {
  id: string;
  what: string;
  everyDays: number | null;
  startsOn: string;
  controlId: string;
  identifier: string;
  controlTitle: string;
  namedId: string | null;
  responsibleId: string | null;
  responsibleName: string | null;
  dueOn: string | null;
  acceptedOn: string | null;
  waitingOn: string | null;
};

/** A month of the calendar, `2026-11`. */
export const calendarInput = z.strictObject({
  month: z.string().regex(/^(19|2\d)\d\d-(0[1-9]|1[0-2])$/, 'There is no such month.'),
});
