import { stemmer } from 'stemmer';
import { stems } from './data/stems.ts';

/** A word of a text in lower case, its stem, and where it stands. */
export type Word = { word: string; stem: string; start: number; end: number };

// "SOC2" and "SOC 2" are the same words.
const pattern =
  /(?<![\p{L}\p{N}])(?:soc|iso|ssae|isae)(?=\d)|[\p{L}\p{N}]+(?:['’][\p{L}]{1,3}(?![\p{L}]))?/giu;
const known = new Map<string, string>();

/** The stem of a word in lower case. Words of other languages stay as they are, more or less. */
export function stemOf(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  // Notification and notify, classification and classify are one; authorised and authorized also.
  const plain = word
    .slice(0, 40)
    .replace(/ifications?$/, 'ify')
    .replace(/(?<=\w{4})is(e|ed|es|ing|ations?)$/, 'iz$1');
  const stem = stems.get(plain) ?? stemmer(plain);
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
