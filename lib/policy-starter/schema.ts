import { z } from 'zod';
import { importInput } from '#lib/policy-import/schema.ts';
import { id } from '#lib/text.ts';

/** Which starters are adopted, who owns them, and what their placeholders are filled with. */
export const adoptInput = z.strictObject({
  identifiers: z.array(z.string().max(40)).min(1, 'Please choose at least one policy.').max(100),
  ownerId: importInput.shape.ownerId,
  answers: importInput.shape.answers,
});

/** Policies that came from starters, to be mapped to what has come since. */
export const mapStartersInput = z.strictObject({
  policyIds: z.array(id).min(1, 'Please choose at least one policy.').max(100),
});
