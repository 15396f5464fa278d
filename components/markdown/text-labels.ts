import { type AsideWords, englishAsides } from '#lib/markdown/aside.ts';

/** What a text's renderer says by itself; employees' and visitors' pages hand in the words of their language. */
export type TextLabels = {
  /** BCP 47: the language of these words, which need not be that of the text. */
  language: string;
  /** What stands above an aside. */
  aside: AsideWords;
  /** For a screen reader, after a link that leads to another site. */
  leaves: string;
  /** Stands where a picture from elsewhere would be. `{alt}` is what its author said of it. */
  blocked: string;
  note: string;
  notes: string;
  done: string;
  open: string;
  table: string;
};

export const englishLabels: TextLabels = {
  language: 'en',
  aside: englishAsides,
  leaves: '(leads to another site)',
  blocked: 'Picture from elsewhere, not shown: {alt}',
  note: 'Note {number}',
  notes: 'Notes',
  done: 'Done:',
  open: 'Open:',
  table: 'Table',
};
