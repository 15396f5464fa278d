import { z } from 'zod';
import { id } from '#lib/text.ts';

/** What stands where a name stood. The database knows this word too (migration 0760). */
export const erasedName = 'Erased';

/** The visitor who is erased, with the word that says it is meant. */
export const eraseVisitorInput = z.strictObject({
  visitorId: id,
  confirmed: z.literal('yes', 'Please confirm that this cannot be undone.'),
});

export const erasedVisitorInput = z.strictObject({ visitorId: id });

/** How many of each would be erased now. Counted up to a thousand. */
export type DueCounts = {
  visitors: number;
  requests: number;
  signatures: number;
  waivers: number;
  mails: number;
};
