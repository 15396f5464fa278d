import { translator } from '#lib/messages/translator.ts';
import type { TextLabels } from './text-labels';

/** What a text's renderer says by itself, in the language of who reads, on employees' and visitors' pages. */
export function readerLabels(): TextLabels {
  const t = translator('duty');
  return {
    leaves: t('text.leaves'),
    blocked: t('text.blocked', { alt: '{alt}' }),
    note: t('text.note', { number: '{number}' }),
    notes: t('text.notes'),
    done: t('text.done'),
    open: t('text.open'),
    table: t('text.table'),
  };
}
