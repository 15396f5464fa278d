import type { MailState } from '#lib/mail/lifecycle.ts';
import { Status } from '@/components/ui/badge';

/** Whether a mail is out. */
export const mailStateLooks = {
  waiting: <Status>Waiting</Status>,
  trying: <Status tone="warning">Trying again</Status>,
  sent: <Status tone="positive">Sent</Status>,
  failed: <Status tone="danger">Failed</Status>,
} satisfies Record<MailState, unknown>;
