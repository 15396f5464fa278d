import type { Metadata } from 'next';
import { getReceiptText } from '#lib/acknowledgement/receipt-queries.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { readerLocale } from '#lib/messages/reader.ts';
import { translator } from '#lib/messages/translator.ts';
import { page } from '@/app/_request/edge';
import { EmployeePage } from '@/app/_request/employee-page';
import { personActor } from '@/app/_request/person';
import { MarkdownText } from '@/components/markdown/markdown-text';
import { readerLabels } from '@/components/markdown/reader-labels';
import type { SearchParams } from '@/components/table/list-params';
import { TextLink } from '@/components/ui/text-link';

export function generateMetadata(): Metadata {
  return { title: translator('receipt')('title'), robots: { index: false } };
}

type Props = {
  params: Promise<{ organization: string; id: string }>;
  searchParams: Promise<SearchParams>;
};

/** The text of the version that a receipt is about, whatever became of the policy since. */
export default async function ReceiptTextPage({ params, searchParams }: Props) {
  const { organization: slug, id } = await params;
  const { text: wanted } = await searchParams;
  const actor = await personActor(slug);
  const locale = typeof wanted === 'string' && wanted.length >= 2 ? wanted.slice(0, 35) : readerLocale();
  const { number, title, sha256, text } = await page(getReceiptText(actor, { receiptId: id, locale }));
  const t = translator('receipt');
  return (
    <EmployeePage
      slug={slug}
      actor={actor}
      title={text?.title ?? title}
      intro={
        <p className="text-sm">
          {translator('duty')('versionNumber', { number })} ·{' '}
          <TextLink href={dutyPaths.receipt(slug, id)}>{t('title')}</TextLink>
        </p>
      }
      width="reading"
    >
      <div className="rounded-xl border bg-surface px-5 py-8 sm:px-12 sm:py-12 print:border-0 print:p-0">
        {text && (
          <MarkdownText
            text={text.body}
            language={text.locale}
            labels={readerLabels()}
            picture={(image) => dutyPaths.picture(slug, image)}
          />
        )}
        <p className="mt-10 border-t pt-4 text-ink-muted text-xs">
          {t('hash')}: <span className="wrap-anywhere font-mono">{sha256}</span>
        </p>
      </div>
    </EmployeePage>
  );
}
