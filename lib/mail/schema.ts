import { z } from 'zod';
import { listFields } from '#lib/list.ts';
import { mailStates } from './lifecycle.ts';

/** What the outbox can be narrowed by. */
export const mailListInput = z.strictObject({
  ...listFields(['createdAt']),
  filters: z.strictObject({ state: z.enum(mailStates).optional() }).default({}),
});

/** A mail named by its id. */
export const mailInput = z.strictObject({ mailId: z.uuid() });
