const halfYear = 182 * 86_400_000;

/**
 * The text of /.well-known/security.txt (RFC 9116). It expires half a year after the day it is read on, so that it is
 * never stale while the server runs and does not change within a day.
 */
export function securityText(facts: { contact: string; origin: string; now: Date }): string {
  const day = Math.floor(facts.now.getTime() / 86_400_000) * 86_400_000;
  const lines = [
    `Contact: ${facts.contact}`,
    `Expires: ${new Date(day + halfYear).toISOString()}`,
    'Preferred-Languages: en',
    `Canonical: ${new URL('/.well-known/security.txt', facts.origin).href}`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}
