import { stopWords } from './data/stop-words.ts';
import { wordsOf } from './words.ts';

/** Weights of the stems of a text, of length one together. */
type Vector = ReadonlyMap<string, number>;

/** How often each stem of a text that says something occurs; two texts of one matter share many. */
export function stemCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { word, stem } of wordsOf(text.slice(0, 10_000)))
    if (!stopWords.has(word)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

function vectorOf(counts: ReadonlyMap<string, number>, rarity: (stem: string) => number): Vector {
  const weights = [...counts].map(([stem, count]) => [stem, (1 + Math.log(count)) * rarity(stem)] as const);
  const length = Math.hypot(...weights.map(([, weight]) => weight));
  return new Map(weights.map(([stem, weight]) => [stem, length === 0 ? 0 : weight / length]));
}

function cosine(a: Vector, b: Vector): number {
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [stem, weight] of short) sum += weight * (long.get(stem) ?? 0);
  return sum;
}

/** How alike texts are, from 0 to 1, where a stem counts the more the fewer of all `texts` have it. */
export function likenessAmong(texts: readonly string[]): (first: string, second: string) => number {
  const having = new Map<string, number>();
  for (const text of texts)
    for (const stem of stemCounts(text).keys()) having.set(stem, (having.get(stem) ?? 0) + 1);
  const rarity = (stem: string) => 1 + Math.log((texts.length + 1) / ((having.get(stem) ?? 0) + 1));
  const vectors = new Map<string, Vector>();
  const vector = (text: string) => {
    const found = vectors.get(text) ?? vectorOf(stemCounts(text), rarity);
    vectors.set(text, found);
    return found;
  };
  return (first, second) => cosine(vector(first), vector(second));
}

/** What is known of a control when a claim looks for one to reuse. */
export type KnownControl = { id: string; title: string; description: string };

/** A control that speaks of what a text speaks of: how alike (0 to 1), and the words they share. */
export type SimilarControl = { id: string; likeness: number; words: string[] };

const least = 0.18;

// The title names the matter, so it counts twice.
const textOf = ({ title, description }: KnownControl) => `${title} ${title} ${description}`;

/**
 * Prepares a search among controls: the answer takes a text, such as a proposed claim, and gives the controls that are
 * most alike, the best first, at most `limit`. The same controls and text always give the same result, whatever their order.
 */
export function similarAmong(
  controls: readonly KnownControl[],
): (text: string, limit?: number) => SimilarControl[] {
  const likeness = likenessAmong(controls.map(textOf));
  const stems = new Map(controls.map((control) => [control.id, stemCounts(textOf(control))]));
  return (text, limit = 5) => {
    const words = wordsOf(text).filter(({ word }) => !stopWords.has(word));
    return controls
      .map((control) => ({ control, likeness: Math.round(likeness(text, textOf(control)) * 1000) / 1000 }))
      .filter((one) => one.likeness >= least)
      .toSorted((a, b) => b.likeness - a.likeness || a.control.id.localeCompare(b.control.id, 'en'))
      .slice(0, limit)
      .map(({ control: { id }, likeness: value }) => {
        const shared = words.filter(({ stem }) => stems.get(id)?.has(stem)).map(({ word }) => word);
        return { id, likeness: value, words: [...new Set(shared)] };
      });
  };
}
