import { z } from 'zod';
import { listFields } from '#lib/list.ts';
import { type MailState, mailStates } from './lifecycle.ts';

/** What the outbox can be narrowed by. */
export const mailListInput = z.strictObject({
  ...listFields(['createdAt']),
  filters: z.strictObject({ state: z.enum(mailStates).optional() }).default({}),
});

/** A mail named by its id. */
export const mailInput = z.strictObject({ mailId: z.uuid() });

/** A mail as the outbox lists it, without what it says. */
export type MailRow = {
  id: string;
  recipient: string;
  subject: string;
  template: string;
  createdAt: Date;
  attempts: number;
  sentAt: Date | null;
  lastError: string | null;
  state: MailState;
  whyNotRetry: string | null;
};
