import { z } from 'zod';
import { optionalDay } from '#lib/day.ts';
import { id } from '#lib/text.ts';

/** A table that waits, by id. */
export const draftInput = z.strictObject({ draftId: id });

const order = z.enum(['day-first', 'month-first']).nullable().default(null);

/** A preview: with how dates like 03/04/2026 are meant, where somebody has said so. */
export const previewInput = draftInput.extend({ order });

/** Who of those missing from a table is taken to have left: nobody, those whom a table brought, all. */
const leaverChoices = ['none', 'fed', 'all'] as const;
export type Leavers = (typeof leaverChoices)[number];

/** A decision: on the preview that was seen, and on whoever is missing from the table. */
export const importInput = previewInput
  .extend({
    seen: z.hash('sha256', { error: 'Please look at the preview first.' }),
    leavers: z.enum(leaverChoices, 'Please say what becomes of whoever is missing.').default('none'),
    leftOn: optionalDay('The day').default(null),
  })
  .refine(({ leavers, leftOn }) => leavers === 'none' || leftOn !== null, {
    path: ['leftOn'],
    message: 'Please give the day on which they left.',
  });
