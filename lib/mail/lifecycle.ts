/** After so many tries (about ten hours) a mail counts as failed, until somebody tries it again by hand. */
export const mostAttempts = 20;

/** After so many milliseconds whoever holds a mail is taken for dead; a little less than its job may run. */
export const staleAfter = 110_000;

/** What a mail is doing. `trying`: the mail server said "later", or could not be reached. */
export const mailStates = ['waiting', 'trying', 'sent', 'failed'] as const;
export type MailState = (typeof mailStates)[number];

/** The state of a mail from its row. */
export function mailState(mail: {
  sentAt: Date | null;
  failedAt: Date | null;
  lastError: string | null;
}): MailState {
  if (mail.sentAt) return 'sent';
  if (mail.failedAt) return 'failed';
  return mail.lastError ? 'trying' : 'waiting';
}

/** Why a mail cannot be tried again now, or null. */
export function whyNotRetry(state: MailState): string | null {
  if (state === 'sent') return 'This mail was sent.';
  if (state === 'waiting') return 'This mail waits for its turn.';
  return null;
}
