import { readerLocale } from '#lib/messages/reader.ts';
import { catalogueOf, translator } from '#lib/messages/translator.ts';
import type { TextLabels } from './text-labels';

/** What a text's renderer says by itself, in the language of who reads, on employees' and visitors' pages. */
export function readerLabels(): TextLabels {
  const t = translator('duty');
  const locale = readerLocale();
  return {
    language: locale,
    aside: catalogueOf(locale).duty.text.aside,
    leaves: t('text.leaves'),
    blocked: t('text.blocked', { alt: '{alt}' }),
    note: t('text.note', { number: '{number}' }),
    notes: t('text.notes'),
    done: t('text.done'),
    open: t('text.open'),
    table: t('text.table'),
  };
}
