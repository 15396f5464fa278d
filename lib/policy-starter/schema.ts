import { z } from 'zod';
import { importInput } from '#lib/policy-import/schema.ts';

/** Which starters are adopted, who owns them, and what their placeholders are filled with. */
export const adoptInput = z.strictObject({
  identifiers: z.array(z.string().max(40)).min(1, 'Please choose at least one policy.').max(100),
  ownerId: importInput.shape.ownerId,
  answers: importInput.shape.answers,
});
