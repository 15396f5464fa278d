import { z } from 'zod';
import { calendarDay } from '#lib/day.ts';
import { id, line } from '#lib/text.ts';

/** Most auditors of one engagement, and most engagements that are not closed. */
export const auditorLimit = 50;
export const engagementLimit = 200;

const day = (label: string) => calendarDay(`${label} must be a day like 2026-11-22.`);

const fields = {
  name: line('Name', 160),
  periodStartOn: day('Period from'),
  periodEndOn: day('Period to'),
  beginsOn: day('Auditors may come in from'),
  endsOn: day('Auditors may come in until'),
  memberIds: z
    .array(id)
    .min(1, 'Please choose at least one auditor.')
    .max(auditorLimit, `At most ${auditorLimit} auditors.`)
    .transform((ids) => [...new Set(ids)]),
};

type Days = Record<'periodStartOn' | 'periodEndOn' | 'beginsOn' | 'endsOn', string>;
const period = ({ periodStartOn, periodEndOn }: Days) => periodStartOn <= periodEndOn;
const time = ({ beginsOn, endsOn }: Days) => beginsOn <= endsOn;
const periodProblem = { path: ['periodEndOn'], message: 'The period must end after it begins.' };
const timeProblem = { path: ['endsOn'], message: 'The last day must come after the first.' };

/** A new engagement. */
export const openEngagementInput = z
  .strictObject({ frameworkId: z.uuid('Please choose a framework.'), ...fields })
  .refine(period, periodProblem)
  .refine(time, timeProblem);

/** An engagement as it should be, and the revision that was seen. Its framework stays the one it is. */
export const changeEngagementInput = z
  .strictObject({ engagementId: id, revision: z.coerce.number().int(), ...fields })
  .refine(period, periodProblem)
  .refine(time, timeProblem);

/** One engagement. */
export const engagementInput = z.strictObject({ engagementId: id });

/** One control of an engagement. */
export const scopedControlInput = z.strictObject({ engagementId: id, controlId: id });

/** The requirements below one root of the framework; without one, below the first that has controls. */
export const sectionInput = z.strictObject({ engagementId: id, rootId: id.nullable().default(null) });

/** One revision of evidence as the auditors of an engagement may have it. */
export const scopedRevisionInput = z.strictObject({ engagementId: id, revisionId: id });

/** An engagement as the list shows it; days are like `2026-11-22`. */
export type EngagementRow = {
  id: string;
  name: string;
  framework: string;
  periodStartOn: string;
  periodEndOn: string;
  beginsOn: string;
  endsOn: string;
  closedAt: Date | null;
  auditors: { id: string; name: string }[];
  /** Inquiries that wait for the team, and all. */
  waiting: number;
  inquiries: number;
};
