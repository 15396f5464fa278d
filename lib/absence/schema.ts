import { z } from 'zod';
import { id, line } from '#lib/text.ts';

const day = (label: string) => z.iso.date(`${label} must be a day like 2026-11-22.`);
const longest = 1100;
const time = (isoDay: string) => Date.parse(`${isoDay}T00:00:00Z`);

const days = {
  startsOn: day('First day away'),
  backOn: day('First day back'),
  reason: line('Reason', 200),
};

type Days = { startsOn: string; backOn: string };
const inOrder = [
  ({ startsOn, backOn }: Days) => backOn > startsOn,
  { path: ['backOn'], message: 'They are back after the first day away.' },
] as const;
const atMost = [
  ({ startsOn, backOn }: Days) => time(backOn) - time(startsOn) <= longest * 86_400_000,
  { path: ['backOn'], message: 'At most three years at once.' },
] as const;

export const addAbsenceInput = z
  .strictObject({ personId: id, ...days })
  .refine(...inOrder)
  .refine(...atMost);
export const changeAbsenceInput = z
  .strictObject({ absenceId: id, ...days })
  .refine(...inOrder)
  .refine(...atMost);
export const absenceInput = z.strictObject({ absenceId: id });

/** When somebody is away; `reason` is empty for who may not read it. Days are `2026-11-22`; `backOn` is the first day back. */
export type AbsenceRow = { id: string; startsOn: string; backOn: string; reason: string };
