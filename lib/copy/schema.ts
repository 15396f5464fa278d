import { z } from 'zod';
import { id } from '#lib/text.ts';

/** Copies that one visitor may have made within 24 hours. */
export const copiesPerDay = 50;

export const copyInput = z.strictObject({ copyId: id });

/** A copy code as typed from a page: any case, with or without its dash. */
export const traceInput = z.strictObject({
  code: z.string('Please type the copy code.').trim().min(1, 'Please type the copy code.').max(40),
});
