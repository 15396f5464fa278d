import { stemmer } from 'stemmer';

/** A word of a text in lower case, its stem, and where it stands. */
export type Word = { word: string; stem: string; start: number; end: number };

const pattern = /[\p{L}\p{N}]+(?:['’][\p{L}]{1,3}(?![\p{L}]))?/gu;
const known = new Map<string, string>();

/** The stem of a word in lower case. Words of other languages stay as they are, more or less. */
export function stemOf(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  const stem = word.length > 40 ? word.slice(0, 40) : stemmer(word);
  // Hostile pages may bring any number of words; the vocabulary's stay.
  if (known.size < 20_000) known.set(word, stem);
  return stem;
}

/** Words of a text in order. "customer's" is "customer"; "multi-factor" is two words; "24/7" also. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(pattern)].map((match) => {
    const word = match[0].toLowerCase().replace(/['’]s$/, '');
    return { word, stem: stemOf(word), start: match.index, end: match.index + match[0].length };
  });
}
