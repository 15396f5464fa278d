import type { Tenant } from '#lib/db/tenant.ts';
import { localeOf, locales } from '#lib/messages/locale.ts';
import { translator } from '#lib/messages/translator.ts';
import { readSetting } from '#lib/setting/read.ts';

/** How somebody confirms: with one tap, or by typing their name. */
export type Confirmation = 'tap' | 'name';

/** How a policy is confirmed: as it says, else as the organization has it. */
export async function confirmationOf(
  tenant: Tenant,
  policy: { confirmation: string | null },
): Promise<Confirmation> {
  if (policy.confirmation === 'tap' || policy.confirmation === 'name') return policy.confirmation;
  return (await readSetting(tenant, 'duties')).confirmation;
}

/**
 * What a person states: the policy's own words where it has some, which are in one language; else the usual words, in the
 * language of the text that they read. Computed alike for the page and for the record.
 */
export function statementOf(policy: { statement: string }, locale: string): string {
  return policy.statement || translator('duty', localeOf(locale) ?? 'en')('statement');
}

/**
 * What a person states by sending a form that showed `shown`; null where that is not what is asked for now: nobody states what
 * they have not read. A PDF as it came is in no language, so the words may be those of any page.
 */
export function statedOf(
  policy: { statement: string },
  locale: string,
  shown: string | undefined,
): string | null {
  const own = statementOf(policy, locale);
  if (shown === undefined || shown === own) return own;
  return locale === 'und' && locales.some((one) => statementOf(policy, one) === shown) ? shown : null;
}
