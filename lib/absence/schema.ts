import { z } from 'zod';
import { calendarDay } from '#lib/day.ts';
import { id, line } from '#lib/text.ts';

const day = (label: string) => calendarDay(`${label} must be a day like 2026-11-22.`);
const longest = 1100;
const time = (isoDay: string) => Date.parse(`${isoDay}T00:00:00Z`);

const days = {
  startsOn: day('First day away'),
  backOn: day('First day back'),
  reason: line('Reason', 200),
};

/** What is wrong with the days of an absence, if anything. */
function daysProblem(startsOn: string, backOn: string): string | null {
  if (backOn <= startsOn) return 'They are back after the first day away.';
  return time(backOn) - time(startsOn) > longest * 86_400_000 ? 'At most three years at once.' : null;
}

type Checked = { value: { startsOn: string; backOn: string }; issues: z.core.$ZodRawIssue[] };

function checkDays({ value, issues }: Checked): void {
  const message = daysProblem(value.startsOn, value.backOn);
  if (message) issues.push({ code: 'custom', input: value, path: ['backOn'], message });
}

export const addAbsenceInput = z.strictObject({ personId: id, ...days }).check(checkDays);
export const changeAbsenceInput = z.strictObject({ absenceId: id, ...days }).check(checkDays);
export const absenceInput = z.strictObject({ absenceId: id });

/** When somebody is away; `reason` is empty for who may not read it. Days are `2026-11-22`; `backOn` is the first day back. */
export type AbsenceRow = { id: string; startsOn: string; backOn: string; reason: string };
