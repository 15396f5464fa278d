import type { Readable } from 'node:stream';
import { formatDate } from '#lib/format.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { translator } from '#lib/messages/translator.ts';
import { inertMarkdown } from '#lib/nda/merge.ts';
import { markdownDocument } from '#lib/pdf/markdown-document.ts';
import { factsOf, type Receipt } from './receipt.ts';

/** The name of the file of one receipt. */
export function receiptFileName({ policy, acknowledgedAt }: Receipt, locale: Locale): string {
  const date = acknowledgedAt.toISOString().slice(0, 10);
  return translator('receipt', locale)('file', { title: policy.title, date });
}

/** One receipt as a tagged PDF: what was stated, how to check it, and everything that was recorded. The same bytes each time. */
export function receiptPdf(receipt: Receipt, locale: Locale): Readable {
  const t = translator('receipt', locale);
  const title = t('titleOf', { title: receipt.policy.title });
  const check = t('check', { organization: receipt.organization });
  return markdownDocument({
    title,
    language: locale,
    markdown: `# ${inertMarkdown(title)}\n\n${inertMarkdown(receipt.statement)}\n\n## ${inertMarkdown(t('checkTitle'))}\n\n${inertMarkdown(check)}`,
    factsTitle: t('recorded'),
    facts: factsOf(receipt, locale).map(({ label, value }) => ({ label, value })),
    createdAt: receipt.acknowledgedAt,
  });
}

function sectionOf(receipt: Receipt, locale: Locale): string {
  const heading = `## ${inertMarkdown(`${receipt.policy.title}, ${formatDate(receipt.acknowledgedAt, 'UTC', locale)}`)}`;
  const lines = factsOf(receipt, locale).map(
    ({ label, value }) => `- **${inertMarkdown(label)}:** ${inertMarkdown(value)}`,
  );
  return [heading, lines.join('\n')].join('\n\n');
}

/** All receipts of a person in one PDF, for whoever leaves. */
export function receiptsPdf(
  { name, organization, receipts }: { name: string; organization: string; receipts: readonly Receipt[] },
  locale: Locale,
): Readable {
  const t = translator('receipt', locale);
  const title = t('allTitle', { name, organization });
  const intro = t('allIntro', { count: receipts.length, organization });
  const sections = receipts.map((receipt) => sectionOf(receipt, locale));
  const check = `## ${inertMarkdown(t('checkTitle'))}\n\n${inertMarkdown(t('check', { organization }))}`;
  return markdownDocument({
    title,
    language: locale,
    markdown: [`# ${inertMarkdown(title)}`, inertMarkdown(intro), check, ...sections].join('\n\n'),
    createdAt: receipts.at(-1)?.acknowledgedAt ?? new Date(0),
  });
}
