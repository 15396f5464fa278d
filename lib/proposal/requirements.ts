import type { RequirementProposal } from './schema.ts';
import { type Hit, hitsIn } from './vocabulary.ts';
import type { Word } from './words.ts';

/** How strongly a text speaks for a subcategory: its best term counts in full, each further one less. */
type Score = { own: number; heading: number; words: Set<string>; headingWords: Set<string> };

function wordsAt(words: readonly Word[], hit: Hit): string[] {
  return hit.places.toSorted((a, b) => a - b).flatMap((place) => words[place]?.word ?? []);
}

/** The sum of weights, each further one at 0.35 of the one before in rank, and only for words not yet counted. */
function total(hits: readonly Hit[]): number {
  const used = new Set<number>();
  let [sum, factor] = [0, 1];
  for (const hit of hits.toSorted((a, b) => b.weight - a.weight || b.places.length - a.places.length)) {
    if (hit.places.every((place) => used.has(place))) continue;
    for (const place of hit.places) used.add(place);
    // Longer terms say more: "encrypted in transit" more than "encrypted".
    sum += factor * hit.weight * (1 + 0.1 * Math.min(hit.places.length - 1, 4));
    factor *= 0.35;
  }
  return sum;
}

function scoresOf(words: readonly Word[], headingWords: readonly Word[]): Map<string, Score> {
  const own = Map.groupBy(hitsIn(words), ({ id }) => id);
  const above = Map.groupBy(hitsIn(headingWords), ({ id }) => id);
  const ids = new Set([...own.keys(), ...above.keys()]);
  return new Map(
    [...ids].map((id) => {
      const [inside, outside] = [own.get(id) ?? [], above.get(id) ?? []];
      const score = {
        own: total(inside),
        heading: total(outside),
        words: new Set(inside.flatMap((hit) => wordsAt(words, hit))),
        headingWords: new Set(outside.flatMap((hit) => wordsAt(headingWords, hit))),
      };
      return [id, score];
    }),
  );
}

const headingShare = 0.4;

/** The strength of a score; a heading alone says little about each sentence below it. */
function strengthOf({ own, heading }: Score): number {
  if (own === 0) return heading * 0.48;
  return own + Math.min(heading * headingShare, own);
}

function confidenceOf(strength: number): number {
  return Math.round((1 - Math.exp(-0.42 * strength)) * 100) / 100;
}

function list(words: ReadonlySet<string>): string {
  return [...words]
    .slice(0, 8)
    .map((word) => `“${word}”`)
    .join(', ');
}

function reasonOf({ words, headingWords }: Score): string {
  const reasons = [
    ...(words.size > 0 ? [`the sentence says ${list(words)}`] : []),
    ...(headingWords.size > 0 ? [`the heading says ${list(headingWords)}`] : []),
  ];
  const reason = reasons.join('; ');
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}

/** How much a text says about security at all: the strength of its best subcategory, headings not counted. */
export function relevanceOf(words: readonly Word[]): number {
  const own = Map.groupBy(hitsIn(words), ({ id }) => id);
  return Math.max(0, ...[...own.values()].map(total));
}

const most = 3;
const least = 0.42;

/**
 * Subcategories of the CSF 2.0 that a sentence under its headings speaks of, the surest first, with the words that
 * decided. At most three, and none that is much less sure than the first.
 */
export function requirementsOf(words: readonly Word[], headingWords: readonly Word[]): RequirementProposal[] {
  const ranked = [...scoresOf(words, headingWords)]
    .map(([id, score]) => ({ id, score, strength: strengthOf(score) }))
    .toSorted((a, b) => b.strength - a.strength || a.id.localeCompare(b.id, 'en'));
  const best = ranked[0]?.strength ?? 0;
  return ranked
    .filter(({ strength }) => strength >= best * 0.75 && confidenceOf(strength) >= least)
    .slice(0, most)
    .map(({ id, score, strength }) => ({ id, confidence: confidenceOf(strength), reason: reasonOf(score) }));
}
