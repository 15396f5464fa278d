/** What a mailed proof is for, and how long it lives in minutes. */
export const challengeMinutes = {
  'visitor-sign-in': 10,
  // Names an address, so that nobody has to type it; lets nobody in.
  'visitor-invitation': 7 * 24 * 60,
  invitation: 7 * 24 * 60,
  // Opens what one employee owes, and may do so again until it ends: decision 017.
  'duty-link': 30 * 24 * 60,
  'duty-code': 10,
  'password-reset': 15,
  'break-glass': 15,
} as const;

/** The purpose of a mailed proof; one for another purpose opens nothing. */
export type Purpose = keyof typeof challengeMinutes;

/** Wrong codes that end a proof. */
export const mostTries = 5;

/** When a proof issued now expires. */
export function challengeExpires(purpose: Purpose, now: Date): Date {
  return new Date(now.getTime() + challengeMinutes[purpose] * 60_000);
}

/** Whether a proof can still be used. */
export function isOpen(
  challenge: { expiresAt: Date; consumedAt: Date | null; attempts: number },
  now: Date,
): boolean {
  return challenge.consumedAt === null && challenge.expiresAt > now && challenge.attempts < mostTries;
}
