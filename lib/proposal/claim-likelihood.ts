import { finite, instructions, praises, speaks, strays, threshold } from './data/claim-words.ts';
import { relevanceOf } from './requirements.ts';
import type { Measure } from './schema.ts';
import type { Sentence } from './sentences.ts';
import type { Word } from './words.ts';

/** Longest sentence that can become a claim, as lib/claim takes it. */
const longest = 600;

type Signs = {
  sentence: Sentence;
  words: readonly Word[];
  measures: readonly Measure[];
  company: string | null;
  /** Whether the sentence before is a claim. */
  follows: boolean;
};

function sum(lower: string, list: readonly (readonly [RegExp, number])[]): number {
  return list.reduce((total, [pattern, weight]) => total + (pattern.test(lower) ? weight : 0), 0);
}

/** What no weighing makes a claim: questions, links around the page, instructions, what is too short or too long. */
function isNone({ sentence, words, measures }: Signs): boolean {
  const { text, kind, linked } = sentence;
  if (text.length > longest || /\?["”’)]*$/.test(text)) return true;
  if (linked > 0.85 && words.length < 14) return true;
  const facts = measures.some(({ metric }) => metric !== 'vendor');
  if (words.length < 3 && !(kind !== 'paragraph' && facts)) return true;
  const first = words[0]?.word ?? '';
  return instructions.has(first) && !/\b(?:we|our)\b/i.test(text.slice(0, 40));
}

/** Figures say most; naming a standard or a vendor says less. */
function weightOfMeasures(measures: readonly Measure[]): number {
  const metrics = new Set(measures.map(({ metric }) => metric));
  const weights = {
    standard: metrics.delete('standard') ? 0.5 : 0,
    vendor: metrics.delete('vendor') ? 0.4 : 0,
  };
  return (metrics.size > 0 ? 1 : 0) + weights.standard + weights.vendor;
}

function weightOfForm({ sentence, words }: Signs, lower: string, relevance: number): number {
  const whole = finite.test(lower);
  if (sentence.kind === 'paragraph') return whole && words.length > 4 ? 0 : -1.5;
  // Rows and items are often statements without a verb, more so below a sentence that announces them.
  const announced = sentence.leadIn !== '' && relevance > 0 ? 0.7 : 0;
  return announced + (whole ? 0.2 : relevance >= 3 ? 0.7 : -0.2);
}

const goesOn =
  /^(?:it|this|these|they|those|such|both|each of these|in addition|additionally|furthermore|moreover|also)\b/;

function weightOf(signs: Signs): number {
  const { sentence, words, measures, company, follows } = signs;
  const lower = sentence.text.toLowerCase().replaceAll('’', "'");
  const named = company !== null && words.some(({ word }) => word === company);
  const relevance = relevanceOf(words);
  if (relevance === 0 && measures.length === 0) return -1;
  const measured = weightOfMeasures(measures);
  const colon = sentence.text.endsWith(':') ? -0.8 : 0;
  return (
    Math.min(relevance, 3.6) * 0.5 +
    sum(lower, speaks) +
    (named ? 0.9 : 0) +
    measured +
    weightOfForm(signs, lower, relevance) +
    Math.max(sum(lower, praises), -2.5) +
    // A sentence that gives a figure and then points elsewhere has given the figure all the same.
    sum(lower, strays) * (measured > 0 ? 0.4 : 1) +
    (follows && goesOn.test(lower) ? 1 : 0) +
    colon
  );
}

/**
 * How likely a sentence states what the company does (0 to 1, from 0.5 on it is a claim), as opposed to praise,
 * questions, instructions to the reader, statements about others and navigation.
 */
export function claimLikelihood(signs: Signs): number {
  if (isNone(signs)) return 0;
  const likelihood = 1 / (1 + Math.exp(-1.2 * (weightOf(signs) - threshold)));
  return Math.round(likelihood * 100) / 100;
}
