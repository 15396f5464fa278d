import { type AsideWords, englishAsides } from '#lib/markdown/aside.ts';

/** What a comparison says by itself; employees read it in their language. */
export type ChangeLabels = {
  added: string;
  removed: string;
  changed: string;
  movedHere: string;
  movedAway: string;
  restyled: string;
  /** For screen readers, around words within a sentence. */
  addedWords: string;
  removedWords: string;
  end: string;
  /** `{count}` clauses that did not change. */
  unchanged: (count: number) => string;
  nothing: string;
  aside: AsideWords;
  before: string;
  after: string;
};

export const englishChangeLabels: ChangeLabels = {
  added: 'New',
  removed: 'Taken out',
  changed: 'Changed',
  movedHere: 'Moved here',
  movedAway: 'Moved elsewhere',
  restyled: 'Looks different',
  addedWords: 'added:',
  removedWords: 'taken out:',
  end: '(end)',
  unchanged: (count) => (count === 1 ? '1 part unchanged' : `${count} parts unchanged`),
  nothing: 'Nothing that is read has changed.',
  aside: englishAsides,
  before: 'Before',
  after: 'After',
};
