import { isFreeMail } from './free-mail.ts';

/** The condition of a rule: one domain, or one customer. */
export type RuleCondition = { domain: string | null; customerId: string | null };

/** Of a visitor, what rules look at: the domain of the proven address and the customer they belong to. */
export type RuleSubject = { domain: string; customerId: string | null };

/**
 * Whether a rule speaks of this visitor. The domain must be the same, letter by letter: neither sub-domains nor domains
 * that merely begin or end alike. Nobody with an address that anybody can have is let in by a rule (P27).
 */
export function matchesRule(rule: RuleCondition, subject: RuleSubject): boolean {
  if (isFreeMail(subject.domain)) return false;
  if (rule.domain !== null) return rule.domain === subject.domain;
  return rule.customerId !== null && rule.customerId === subject.customerId;
}

/** Whether a rule speaks of a document: of the chosen ones, or of all that are not hidden when none is chosen. */
export function coversDocument(
  rule: { documentIds: readonly string[] },
  document: { id: string; tier: string },
): boolean {
  return rule.documentIds.length === 0 ? document.tier !== 'hidden' : rule.documentIds.includes(document.id);
}
