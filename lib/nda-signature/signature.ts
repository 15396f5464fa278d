import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { isFreeMail } from '#lib/access-rule/free-mail.ts';
import { Invalid, type Problem } from '#lib/errors.ts';
import { translator } from '#lib/messages/translator.ts';
import { mergeText, usesField } from '#lib/nda/merge.ts';
import type { SettingValue } from '#lib/setting/schema.ts';
import { domainOf } from '#lib/text.ts';
import type { signNdaInput } from './schema.ts';

type Facts = {
  input: z.output<typeof signNdaInput>;
  version: { id: string; text: string };
  visitor: { email: string; company: string };
  organization: string;
  setting: SettingValue<'nda'>;
  now: Date;
};

const day = 86_400_000;

/** Whether a signature that is valid until `until` can be renewed at `now`: in its last 30 days. */
export function isRenewable(until: Date, now: Date): boolean {
  return until.getTime() - now.getTime() <= 30 * day;
}

/** The domain that one signature binds, or null where each person signs: free-mail domains never sign for all. */
export function signedDomain(email: string, scope: SettingValue<'nda'>['scope']): string | null {
  const domain = domainOf(email);
  return scope === 'domain' && !isFreeMail(domain) ? domain : null;
}

/** What a person agrees to: for themselves, and for their company where their signature binds its whole domain. */
export type Consent = { own: string; authority: string | null };

/** The sentences a person agrees to, in the words of the form. `domain` is set when they sign for their company. */
export function consentTo(domain: string | null, company: string): Consent {
  const t = translator('nda', 'en');
  return { own: t('consent'), authority: domain && t('authority', { company, domain }) };
}

/** The same as recorded with the signature. */
export function consentSentence({ own, authority }: Consent): string {
  return authority ? `${own} ${authority}` : own;
}

function problemsOf({ input, version, visitor }: Facts, domain: string | null): Problem[] {
  const problems: Problem[] = [];
  if (usesField(version.text, 'title') && input.title === '')
    problems.push({ path: 'title', message: 'Please fill in: Job title.' });
  if (usesField(version.text, 'address') && input.postalAddress === '')
    problems.push({ path: 'postalAddress', message: 'Please fill in: Postal address.' });
  if (domain && input.authority !== 'yes')
    problems.push({ path: 'authority', message: `Please confirm that you may sign for ${visitor.company}.` });
  return problems;
}

/**
 * What a signature records. Throws Invalid when a value is missing that the text has a place for, or when somebody signs
 * for a company without saying that they may.
 */
export function signatureOf(facts: Facts) {
  const { input, version, visitor, organization, setting, now } = facts;
  const domain = signedDomain(visitor.email, setting.scope);
  const problems = problemsOf(facts, domain);
  if (problems.length > 0) throw new Invalid(problems);
  const renderedText = mergeText(version.text, {
    organization,
    company: visitor.company,
    person: input.typedName,
    title: input.title,
    address: input.postalAddress,
    date: now.toISOString().slice(0, 10),
  });
  return {
    versionId: version.id,
    domain,
    typedName: input.typedName,
    email: visitor.email,
    company: visitor.company,
    title: input.title,
    postalAddress: input.postalAddress,
    consent: consentSentence(consentTo(domain, visitor.company)),
    renderedText,
    renderedSha256: createHash('sha256').update(renderedText).digest('hex'),
    expiresAt: new Date(now.getTime() + setting.validDays * day),
  };
}
