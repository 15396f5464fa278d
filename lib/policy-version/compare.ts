import { diffArrays } from 'diff';
import { type Clause, clausesOf } from './clauses.ts';
import { type WordPart, wordDifference } from './words.ts';

/** What became of a clause. Moved: the same words elsewhere; it stands at both places. */
export type Difference =
  | { kind: 'same' | 'restyled'; before: Clause; after: Clause }
  | { kind: 'changed'; before: Clause; after: Clause; words: WordPart[] }
  | { kind: 'added' | 'moved-here'; before: null; after: Clause }
  | { kind: 'removed' | 'moved-away'; before: Clause; after: null };

// Of these, none becomes another of them or mere text.
const apart: ReadonlySet<Clause['kind']> = new Set(['heading', 'code', 'aside']);

const keyOf = ({ kind, text, targets }: Clause) =>
  `${apart.has(kind) ? kind : 'text'}\n${text}\n${targets.join('\n')}`;
const styleOf = ({ kind, level, look, marker }: Clause) =>
  JSON.stringify([kind, level, look, marker === '•']);

// More edits than this between two texts are a rewrite; to look for the fewest would take minutes.
const mostEdits = 600;
// Pairs of clauses looked at in one stretch; the rest of a rewritten text is paired with nothing.
const widestStretch = 30;

function bagOf({ kind, text }: Clause): Map<string, number> {
  const bag = new Map<string, number>();
  // The mark of an aside is this one or another: no word of it changes.
  if (kind === 'aside') return bag;
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/** How alike two clauses are, from 0 to 1: twice the words in common, by all words (Dice). */
function likeness(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number {
  let [common, all] = [0, 0];
  for (const count of before.values()) all += count;
  for (const [word, count] of after) {
    all += count;
    common += Math.min(count, before.get(word) ?? 0);
  }
  return all === 0 ? 0 : (2 * common) / all;
}

function changedPair(before: Clause, after: Clause): Difference {
  if (keyOf(before) === keyOf(after))
    return { kind: styleOf(before) === styleOf(after) ? 'same' : 'restyled', before, after };
  return { kind: 'changed', before, after, words: wordDifference(before.text, after.text) };
}

/** A stretch in which clauses went and came: those alike are one changed clause, in order. */
function stretch(removed: readonly Clause[], added: readonly Clause[]): Difference[] {
  const differences: Difference[] = [];
  const bags = added.map(bagOf);
  let next = 0;
  for (const before of removed) {
    const bag = bagOf(before);
    let [best, at] = [0.45, -1];
    for (let place = next; place < Math.min(added.length, next + widestStretch); place += 1) {
      const after = added[place];
      const other = bags[place];
      if (!after || !other || (before.kind === 'heading') !== (after.kind === 'heading')) continue;
      const alike = likeness(bag, other);
      if (alike > best) [best, at] = [alike, place];
    }
    const after = added[at];
    if (!after) {
      differences.push({ kind: 'removed', before, after: null });
      continue;
    }
    for (const clause of added.slice(next, at))
      differences.push({ kind: 'added', before: null, after: clause });
    differences.push(changedPair(before, after));
    next = at + 1;
  }
  for (const clause of added.slice(next)) differences.push({ kind: 'added', before: null, after: clause });
  return differences;
}

// Long enough to be known again: a short line may stand anywhere.
const isDistinct = ({ text, kind }: Clause) => kind !== 'heading' && text.length >= 30;

function withMoves(differences: readonly Difference[]): Difference[] {
  const gone = new Map<string, number[]>();
  for (const [at, { kind, before }] of differences.entries())
    if (kind === 'removed' && before && isDistinct(before))
      gone.set(keyOf(before), [...(gone.get(keyOf(before)) ?? []), at]);
  const away = new Set<number>();
  const here = new Set<number>();
  for (const [at, { kind, after }] of differences.entries()) {
    if (kind !== 'added' || !after) continue;
    const from = gone.get(keyOf(after))?.shift();
    if (from === undefined) continue;
    away.add(from);
    here.add(at);
  }
  return differences.map((difference, at): Difference => {
    if (difference.kind === 'added' && here.has(at)) return { ...difference, kind: 'moved-here' };
    if (difference.kind === 'removed' && away.has(at)) return { ...difference, kind: 'moved-away' };
    return difference;
  });
}

/** Goes along both texts at once, collecting what went until it is known what came in its place. */
class Walk {
  readonly differences: Difference[] = [];
  readonly #old: Clause[];
  readonly #next: Clause[];
  #removed: Clause[] = [];

  constructor(old: readonly Clause[], next: readonly Clause[]) {
    this.#old = [...old].reverse();
    this.#next = [...next].reverse();
  }

  #take(from: Clause[], count: number): Clause[] {
    return count === 0 ? [] : from.splice(-count).reverse();
  }

  remove(count: number): void {
    this.#removed.push(...this.#take(this.#old, count));
  }

  add(count: number): void {
    this.differences.push(...stretch(this.#removed, this.#take(this.#next, count)));
    this.#removed = [];
  }

  keep(count: number): void {
    this.add(0);
    const after = this.#take(this.#next, count);
    for (const [at, before] of this.#take(this.#old, count).entries()) {
      const same = after[at];
      if (same) this.differences.push(changedPair(before, same));
    }
  }
}

/**
 * Two texts (Markdown) clause by clause, in the order of the latter, with words compared within changed clauses. Time is
 * bounded: texts that have little in common come back as one whole going and one coming.
 */
export function compareTexts(before: string, after: string): Difference[] {
  const old = clausesOf(before);
  const next = clausesOf(after);
  const changes = diffArrays(old.map(keyOf), next.map(keyOf), { maxEditLength: mostEdits });
  if (!changes) return withMoves(stretch(old, next));
  const walk = new Walk(old, next);
  for (const { added, removed, count } of changes) {
    if (removed) walk.remove(count);
    else if (added) walk.add(count);
    else walk.keep(count);
  }
  walk.add(0);
  return withMoves(walk.differences);
}

/** Whether readers are told of it: a difference in what the text says. */
export const isChange = ({ kind }: Difference) => kind !== 'same' && kind !== 'restyled';
