import type { Contradiction, Measure, PageProposal, Proposal } from './schema.ts';
import { likenessAmong, stemCounts } from './similar.ts';
import { controlTitleOf } from './vocabulary.ts';

const hours = new Map([
  ['milliseconds', 1 / 3_600_000],
  ['seconds', 1 / 3600],
  ['minutes', 1 / 60],
  ['hours', 1],
  ['days', 24],
  ['weeks', 168],
  ['months', 730],
  ['quarters', 2190],
  ['years', 8760],
]);
// Which standard or vendor one page names and the other does not is no contradiction.
const silent = new Set<Measure['metric']>(['standard', 'vendor', 'hours', 'factors']);

/** A value that can be compared with others of its kind: times in hours, all else as it is. */
function comparable({ value, unit }: Measure): { kind: string; value: number | string } {
  const factor = hours.get(unit ?? '');
  if (factor !== undefined && typeof value === 'number') return { kind: 'time', value: value * factor };
  const number = typeof value === 'string' && /^\d{1,3}(?:\.\d{1,3})?$/.test(value) ? Number(value) : value;
  return { kind: unit ?? '', value: number };
}

function admits(bound: Measure, limit: number, value: number): boolean {
  if (bound.comparator === '<=') return value <= limit;
  if (bound.comparator === '<') return value < limit;
  if (bound.comparator === '>=') return value >= limit;
  return bound.comparator === '>' && value > limit;
}

/** Whether two measures of one thing cannot both be what is promised. */
function differ(a: Measure, b: Measure): boolean {
  const [one, two] = [comparable(a), comparable(b)];
  if (one.kind !== two.kind) return false;
  if (one.value === two.value) return false;
  if (typeof one.value === 'string' || typeof two.value === 'string') return true;
  if (a.comparator === b.comparator) return true;
  // "At most 60 days" and "30 days" agree.
  return !admits(a, one.value, two.value) && !admits(b, two.value, one.value);
}

function differing(first: Proposal, second: Proposal): readonly [Measure, Measure] | null {
  for (const a of first.measures.filter(({ metric }) => !silent.has(metric))) {
    const others = second.measures.filter(({ metric }) => metric === a.metric);
    const [b] = others;
    if (b && others.every((other) => differ(a, other))) return [a, b];
  }
  return null;
}

const negation =
  /\b(?:not|no|never|none|nobody|without|cannot|neither|don['’]t|doesn['’]t|isn['’]t|aren['’]t|won['’]t|unencrypted)\b/i;

function isNegated({ sentence, measures }: Proposal): boolean {
  // "No more than" and "in no case longer" are limits.
  const limits = measures.some(({ comparator }) => comparator === '<=' || comparator === '>=');
  return negation.test(sentence) && !limits;
}

function topicOf(first: Proposal, second: Proposal): string {
  const ids = new Set(second.requirements.map(({ id }) => id));
  const shared = first.requirements.find(({ id }) => ids.has(id));
  return controlTitleOf(shared?.id ?? '') ?? (first.section || second.section);
}

function sideOf({ sentence }: Proposal, measure: Measure | null): Contradiction['first'] {
  return { sentence, measure };
}

const enoughWithMeasure = 0.35;
const enoughWithNegation = 0.6;

function contradictionOf(first: Proposal, second: Proposal, likeness: number): Contradiction | null {
  const topic = topicOf(first, second);
  const pair = differing(first, second);
  if (pair) {
    const reason = `One says “${pair[0].text}”, the other “${pair[1].text}” (${pair[0].metric}).`;
    return { topic, reason, first: sideOf(first, pair[0]), second: sideOf(second, pair[1]) };
  }
  if (likeness < enoughWithNegation || isNegated(first) === isNegated(second)) return null;
  const reason = 'One says it, the other denies it.';
  return { topic, reason, first: sideOf(first, null), second: sideOf(second, null) };
}

// Pairs grow with the square of their number; real pages have some hundred claims.
const most = 600;

/**
 * Sentences of two pages that say different things of one matter: another figure for the same, or the opposite. Each
 * sentence of the first page is compared with those of the second that are most like it. In order of the first page.
 */
export function contradictionsBetween(first: PageProposal, second: PageProposal): Contradiction[] {
  const [ones, others] = [first.proposals.slice(0, most), second.proposals.slice(0, most)];
  const likeness = likenessAmong([...ones, ...others].map(({ sentence }) => sentence));
  const said = new Set(others.map(({ sentence }) => sentence));
  return ones.flatMap((one) => {
    if (said.has(one.sentence)) return [];
    const near = others
      .map((other) => ({ other, alike: likeness(one.sentence, other.sentence) }))
      .filter(({ other, alike }) => alike >= enoughWithMeasure && sharesMatter(one, other))
      .toSorted((a, b) => b.alike - a.alike)
      .slice(0, 3);
    const found = near.map(({ other, alike }) => contradictionOf(one, other, alike));
    // What the most similar sentence confirms is not contradicted by a less similar one.
    const best = near[0];
    if (best && best.alike > 0.95 && !found[0]) return [];
    return found.find((one) => one !== null) ?? [];
  });
}

/** Whether two sentences share a subcategory, or two words that say something. */
function sharesMatter(one: Proposal, other: Proposal): boolean {
  const ids = new Set(other.requirements.map(({ id }) => id));
  if (one.requirements.some(({ id }) => ids.has(id))) return true;
  const stems = stemCounts(other.sentence);
  return [...stemCounts(one.sentence).keys()].filter((stem) => stems.has(stem)).length >= 3;
}
