import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { isFreeMail } from '#lib/access-rule/free-mail.ts';
import { Invalid } from '#lib/errors.ts';
import type { SettingValue } from '#lib/setting/schema.ts';
import { domainOf } from '#lib/text.ts';
import { mergeText } from './merge.ts';
import { consentSentence, type signNdaInput } from './schema.ts';

type Facts = {
  input: z.output<typeof signNdaInput>;
  version: { id: string; text: string };
  visitor: { email: string; company: string };
  organization: string;
  setting: SettingValue<'nda'>;
  now: Date;
};

/** The domain that one signature binds, or null where each person signs: free-mail domains never sign for all. */
export function signedDomain(email: string, scope: SettingValue<'nda'>['scope']): string | null {
  const domain = domainOf(email);
  return scope === 'domain' && !isFreeMail(domain) ? domain : null;
}

/** What a signature records. Throws Invalid when somebody signs for a company without saying that they may. */
export function signatureOf({ input, version, visitor, organization, setting, now }: Facts) {
  const domain = signedDomain(visitor.email, setting.scope);
  if (domain && input.authority !== 'yes') {
    throw new Invalid([
      { path: 'authority', message: `Please confirm that you may sign for ${visitor.company}.` },
    ]);
  }
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
    consent: consentSentence(domain, visitor.company),
    renderedText,
    renderedSha256: createHash('sha256').update(renderedText).digest('hex'),
    expiresAt: new Date(now.getTime() + setting.validDays * 86_400_000),
  };
}
