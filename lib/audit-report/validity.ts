/** How an audit report stands on a day. */
export type Validity = 'current' | 'expiring' | 'expired' | 'undated';

const warnDays = 30;

/** Whether a report valid until and including `validUntilOn` is valid `today`; expiring in its last 30 days. */
export function validityOf(validUntilOn: string | null, today: string): Validity {
  if (validUntilOn === null) return 'undated';
  const left = (Date.parse(validUntilOn) - Date.parse(today)) / 86_400_000;
  if (left < 0) return 'expired';
  return left <= warnDays ? 'expiring' : 'current';
}
