import { FileText } from 'lucide-react';
import { dutyPaths } from '#lib/duty-paths.ts';
import type { Block } from '#lib/markdown/block.ts';
import { contentsOf, type Entry } from '#lib/markdown/contents.ts';
import { readerLocale } from '#lib/messages/reader.ts';
import { formatBytes } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { MarkdownText } from '@/components/markdown/markdown-text';
import { readerLabels } from '@/components/markdown/reader-labels';
import { TextContents } from '@/components/markdown/text-contents';
import { AnchorButton } from '@/components/ui/anchor-button';
import type { PolicyRead } from './duty-notice';

function nameOf(locale: string): string {
  return new Intl.DisplayNames([readerLocale()], { type: 'language' }).of(locale) ?? locale;
}

const countOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, entry) => sum + 1 + countOf(entry.entries), 0);

/** The languages that this version is written in; the original is the one that binds. */
function Languages({ read }: { read: PolicyRead }) {
  const { version, text } = read;
  const t = translator('duty');
  if (!text || version.locales.length < 2) return null;
  return (
    <div className="text-sm">
      <p className="flex flex-wrap gap-x-4">
        {version.locales.map((locale) => (
          <a
            key={locale}
            href={`?text=${encodeURIComponent(locale)}`}
            aria-current={locale === text.locale ? 'true' : undefined}
            className="py-1.5 underline underline-offset-[3px] aria-[current]:font-semibold aria-[current]:no-underline"
          >
            {nameOf(locale)}
          </a>
        ))}
      </p>
      {version.original && version.original !== text.locale && (
        <p className="mt-1 text-ink-muted">{t('binds', { language: nameOf(version.original) })}</p>
      )}
    </div>
  );
}

type Props = { slug: string; read: PolicyRead; blocks: readonly Block[] };

/** The text of the version in one language, with its contents; or the PDF that it is. */
export function PolicyText({ slug, read, blocks }: Props) {
  const { version, text, duty } = read;
  // What is left to do: first to read it.
  const asks = duty.outcome === null && read.receiptId === null;
  const t = translator('duty');
  const entries = contentsOf(blocks);
  return (
    <>
      <div aria-hidden className="reading-progress" />
      <Languages read={read} />
      {countOf(entries) > 2 && (
        <details className="rounded-lg border bg-surface px-4 py-3 print:hidden">
          <summary className="cursor-pointer font-medium">{t('contents')}</summary>
          <nav aria-label={t('contents')} className="mt-2">
            <TextContents entries={entries} />
          </nav>
        </details>
      )}
      {version.fileId && (
        <div className="rounded-lg border bg-surface px-4 py-4">
          <p>{t('isPdf')}</p>
          <AnchorButton
            href={dutyPaths.policyFile(slug, duty.id)}
            className="mt-3 w-full sm:w-auto"
            size="lg"
            variant={asks ? 'primary' : 'secondary'}
          >
            <FileText aria-hidden /> {t('openPdf')}
            {version.fileBytes !== null && ` (${formatBytes(version.fileBytes)})`}
          </AnchorButton>
        </div>
      )}
      {text && text.body !== '' && (
        <section
          id="text"
          aria-label={text.title}
          className="rounded-xl border bg-surface px-5 py-8 sm:px-12 sm:py-12 print:border-0 print:p-0"
        >
          <MarkdownText
            text={blocks}
            language={text.locale}
            labels={readerLabels()}
            picture={(id) => dutyPaths.picture(slug, id)}
          />
        </section>
      )}
    </>
  );
}
