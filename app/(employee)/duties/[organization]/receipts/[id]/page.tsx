import type { Metadata } from 'next';
import { listNextOwed } from '#lib/acknowledgement/owed-queries.ts';
import { factsOf } from '#lib/acknowledgement/receipt.ts';
import { getOwnReceipt, getReceiptText } from '#lib/acknowledgement/receipt-queries.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { readerLocale } from '#lib/messages/reader.ts';
import { translator } from '#lib/messages/translator.ts';
import { page } from '@/app/_request/edge';
import { EmployeePage } from '@/app/_request/employee-page';
import { dutyPage } from '@/app/_request/landing';
import { personActor } from '@/app/_request/person';
import type { SearchParams } from '@/components/table/list-params';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Callout } from '@/components/ui/callout';
import { TextLink } from '@/components/ui/text-link';

export function generateMetadata(): Metadata {
  return { title: translator('receipt')('title'), robots: { index: false } };
}

type Props = {
  params: Promise<{ organization: string; id: string }>;
  searchParams: Promise<SearchParams>;
};

/** What was acknowledged and what was recorded of it, to be kept and checked. */
export default async function ReceiptPage({ params, searchParams }: Props) {
  const { organization: slug, id } = await params;
  const { done } = await searchParams;
  const actor = await personActor(slug);
  const locale = readerLocale();
  const receipt = await page(getOwnReceipt(actor, { receiptId: id }));
  const text = await page(getReceiptText(actor, { receiptId: id, locale: receipt.locale }));
  const owed = done === undefined ? null : await page(listNextOwed(actor, {}));
  const next = owed?.next[0];
  const t = translator('receipt');
  const d = translator('duty');
  return (
    <EmployeePage
      slug={slug}
      actor={actor}
      title={t('titleOf', { title: receipt.policy.title })}
      width="reading"
    >
      <div className="flex flex-col gap-6">
        {owed && (
          <Callout
            tone="positive"
            role="status"
            title={t('thanks')}
            actions={
              next && (
                <AnchorButton href={dutyPage(slug, next.kind, next.id)} variant="primary">
                  {d('next', { title: next.title })}
                </AnchorButton>
              )
            }
          >
            {t('thanksHint')} {d('left', { count: owed.count })}
          </Callout>
        )}
        {receipt.erased && <Callout tone="neutral">{t('erased')}</Callout>}
        <dl className="divide-y rounded-xl border bg-surface px-5 sm:px-8">
          {factsOf(receipt, locale).map(({ label, value, code }) => (
            <div key={label} className="grid gap-x-6 py-3 sm:grid-cols-[12rem_1fr]">
              <dt className="text-ink-muted text-sm">{label}</dt>
              <dd
                dir="auto"
                className={code ? 'wrap-anywhere font-mono text-sm' : 'whitespace-pre-line break-words'}
              >
                {value}
              </dd>
            </div>
          ))}
        </dl>
        <div className="flex flex-wrap gap-3 print:hidden">
          <AnchorButton href={dutyPaths.receiptFile(slug, id)} variant="primary">
            {t('pdf')}
          </AnchorButton>
          {text.text && text.text.body !== '' && (
            <AnchorButton href={dutyPaths.receiptText(slug, id)}>{t('readText')}</AnchorButton>
          )}
          {text.hasFile && (
            <AnchorButton href={dutyPaths.receiptVersion(slug, id)}>{t('readFile')}</AnchorButton>
          )}
        </div>
        <section aria-labelledby="check">
          <h2 id="check" className="font-medium font-serif text-xl">
            {t('checkTitle')}
          </h2>
          <p className="mt-2 text-ink-muted">{t('check', { organization: receipt.organization })}</p>
          <p className="mt-2">
            <TextLink href={dutyPaths.receiptSource(slug, id)}>{t('source')}</TextLink>
          </p>
        </section>
      </div>
    </EmployeePage>
  );
}
