import { formatDateTime } from '#lib/format.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { translator } from '#lib/messages/translator.ts';
import type { KeptAnswer } from './answers.ts';
import type { Method } from './schema.ts';

/** An acknowledgement with everything that its receipt says. */
export type Receipt = {
  id: string;
  organization: string;
  timeZone: string;
  person: { name: string; email: string };
  policy: { title: string; identifier: string; number: number };
  locale: string;
  sha256: string;
  statement: string;
  typedName: string | null;
  answers: KeptAnswer[];
  method: Method;
  address: string;
  userAgent: string;
  acknowledgedAt: Date;
  note: string;
  hasProof: boolean;
  /** That personal parts were erased. */
  erased: boolean;
};

/** One line of a receipt; `code` is to be compared letter by letter. */
export type Fact = { label: string; value: string; code?: boolean };

// A PDF as it came is in no language that anybody has said.
function versionIn({ policy: { number }, locale: written }: Receipt, locale: Locale): string {
  if (written === 'und') return String(number);
  const language = new Intl.DisplayNames([locale], { type: 'language' }).of(written) ?? written;
  return translator('receipt', locale)('versionValue', { number, language });
}

/** What a receipt says, in the language it is read in. What is recorded by hand has no address and no browser. */
export function factsOf(receipt: Receipt, locale: Locale): Fact[] {
  const t = translator('receipt', locale);
  const { policy, person } = receipt;
  const recorded = receipt.method === 'paper' || receipt.method === 'elsewhere';
  const when = recorded
    ? receipt.acknowledgedAt.toISOString().slice(0, 10)
    : `${formatDateTime(receipt.acknowledgedAt, receipt.timeZone, locale)} (${receipt.acknowledgedAt.toISOString()})`;
  return [
    { label: t('organization'), value: receipt.organization },
    { label: t('policy'), value: `${policy.identifier} ${policy.title}` },
    { label: t('version'), value: versionIn(receipt, locale) },
    { label: t('person'), value: `${person.name} (${person.email})` },
    { label: t('statement'), value: receipt.statement },
    { label: t('typedName'), value: receipt.typedName ?? '' },
    { label: t('time'), value: when },
    { label: t('method'), value: t(`methodOf.${receipt.method}`) },
    { label: t('note'), value: receipt.note },
    { label: t('address'), value: receipt.address },
    { label: t('agent'), value: receipt.userAgent },
    ...receipt.answers.map(({ question, answer, tries }) => ({
      label: question,
      value: t('answer', { answer, tries }),
    })),
    { label: t('hash'), value: receipt.sha256, code: true },
    { label: t('number'), value: receipt.id, code: true },
  ].filter(({ value }) => value !== '');
}
