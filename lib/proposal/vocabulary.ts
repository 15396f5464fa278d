import { synonyms } from './data/synonyms.ts';
import { access } from './data/vocabulary-access.ts';
import { data } from './data/vocabulary-data.ts';
import { detect } from './data/vocabulary-detect.ts';
import { govern } from './data/vocabulary-govern.ts';
import { identify } from './data/vocabulary-identify.ts';
import { platform } from './data/vocabulary-platform.ts';
import { respond } from './data/vocabulary-respond.ts';
import { supply } from './data/vocabulary-supply.ts';
import { stemOf, type Word } from './words.ts';

/**
 * Words that speak for one subcategory, and what a control for it may be called. Terms are separated by `;`. A term is
 * parts joined by `+` that stand anywhere in a sentence; a part is words that follow each other, with at most two others
 * between; `|` separates words that will do, `$name` stands for the words of data/synonyms.ts.
 */
export type Entry = { control: string; strong?: string; medium?: string; weak?: string };

/** Entries by the identifier of their subcategory in the CSF 2.0. */
export type Vocabulary = Readonly<Record<string, Entry>>;

const vocabulary: Vocabulary = {
  ...govern,
  ...supply,
  ...identify,
  ...access,
  ...data,
  ...platform,
  ...detect,
  ...respond,
};

/** Identifiers of all subcategories that there are words for. */
export const knownRequirements: readonly string[] = Object.keys(vocabulary);

/** What a control for a subcategory may be called. */
export function controlTitleOf(id: string): string | null {
  return vocabulary[id]?.control ?? null;
}

const weights = { strong: 3, medium: 1.6, weak: 0.6 } as const;

type Part = { words: readonly ReadonlySet<string>[] };
type Term = { id: string; weight: number; parts: readonly number[] };

const parts: Part[] = [];
const terms: Term[] = [];
const partNumbers = new Map<string, number>();
const partsByStem = new Map<string, number[]>();
const termsByPart = new Map<number, number[]>();

function alternativesOf(word: string): ReadonlySet<string> {
  const words = word.split('|').flatMap((one) => {
    if (!one.startsWith('$')) return [one];
    const group = synonyms[one.slice(1)];
    if (group === undefined) throw new Error(`There are no synonyms called ${one}.`);
    return group.split('|');
  });
  return new Set(words.map(stemOf));
}

function append<Key>(index: Map<Key, number[]>, key: Key, value: number): void {
  const list = index.get(key);
  if (list) list.push(value);
  else index.set(key, [value]);
}

function partNumber(text: string): number {
  const found = partNumbers.get(text);
  if (found !== undefined) return found;
  const words = text.split(' ').map(alternativesOf);
  const number = parts.push({ words }) - 1;
  partNumbers.set(text, number);
  for (const stem of words[0] ?? []) append(partsByStem, stem, number);
  return number;
}

for (const [id, entry] of Object.entries(vocabulary))
  for (const strength of ['strong', 'medium', 'weak'] as const)
    for (const text of (entry[strength] ?? '').split(';').filter((one) => one.trim() !== '')) {
      const own = text.split('+').map((part) => partNumber(part.trim()));
      const number = terms.push({ id, weight: weights[strength], parts: own }) - 1;
      for (const part of new Set(own)) append(termsByPart, part, number);
    }

const farthest = 3;

/** The places of the words of a part that begins at word `start`; null where it does not. */
function placesOf(part: Part, words: readonly Word[], start: number): number[] | null {
  const places = [start];
  for (const alternatives of part.words.slice(1)) {
    const last = places.at(-1) ?? start;
    const next = words.slice(last + 1, last + 1 + farthest).findIndex(({ stem }) => alternatives.has(stem));
    if (next === -1) return null;
    places.push(last + 1 + next);
  }
  return places;
}

/** A term that a text contains: for which subcategory it speaks, how strongly, and the places of its words. */
export type Hit = { id: string; weight: number; places: readonly number[] };

/** All terms of the vocabulary that a text contains. Takes time linear in the words of the text. */
export function hitsIn(words: readonly Word[]): Hit[] {
  const found = new Map<number, number[]>();
  for (const [start, { stem }] of words.entries())
    for (const number of partsByStem.get(stem) ?? []) {
      const part = parts[number];
      const places = part && !found.has(number) ? placesOf(part, words, start) : null;
      if (places) found.set(number, places);
    }
  const candidates = new Set([...found.keys()].flatMap((part) => termsByPart.get(part) ?? []));
  return [...candidates].flatMap((number) => {
    const term = terms[number];
    if (!term?.parts.every((part) => found.has(part))) return [];
    const places = [...new Set(term.parts.flatMap((part) => found.get(part) ?? []))];
    // Parts of one term must not be the same word twice ("data" and "data").
    const needed = term.parts.reduce((sum, part) => sum + (parts[part]?.words.length ?? 0), 0);
    return places.length < needed ? [] : [{ id: term.id, weight: term.weight, places }];
  });
}
