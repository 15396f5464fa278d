import { z } from 'zod';
import { id } from '#lib/text.ts';

/** `drafts`: the version that is worked on, where there is one, instead of the one in force. */
export const exportInput = z.strictObject({
  after: id.nullable().default(null),
  drafts: z.boolean().default(false),
});
