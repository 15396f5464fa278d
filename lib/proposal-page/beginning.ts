import { type ClaimMeasure, measureOf } from '#lib/claim/measure.ts';
import type { Measure, Proposal, RequirementProposal } from '#lib/proposal/schema.ts';
import type { KeptRequirement } from './schema.ts';

const longestSection = 80;

/** A heading as the area of a claim: at most 80 characters, cut between words. Without a heading, the name of the page. */
export function areaOf(heading: string, label: string): string {
  const text = (heading || label).trim();
  if (text.length <= longestSection) return text;
  const cut = text.slice(0, longestSection - 1);
  const words = cut.replace(/\s+\S*$/, '');
  return `${(words || cut).trimEnd()}…`;
}

// What promises something that can be kept or broken comes before what only names a thing.
const ranks: readonly (readonly Measure['metric'][])[] = [
  ['deadline', 'retention', 'availability', 'interval', 'timeout', 'duration', 'key length', 'length'],
  ['share', 'hours', 'version', 'amount', 'count', 'factors', 'rating'],
  ['algorithm', 'standard'],
];

const asText = ({ metric, comparator, value, unit, text }: Measure) => ({
  metric,
  comparator,
  value: String(value).slice(0, 120),
  unit: unit ?? '',
  text,
});

/** Found measures as rows keep them. */
export function measuresFound(measures: readonly Measure[]) {
  return measures.slice(0, 10).map(asText);
}

/** The one measure that a claim begins with: the most binding of those found; a vendor's name is none. */
export function firstMeasure(measures: readonly Measure[]): ClaimMeasure | null {
  const ranked = ranks.flatMap((metrics) => measures.filter(({ metric }) => metrics.includes(metric)));
  const [first] = ranked.slice(0, 1).map(asText);
  return first ? measureOf(first) : null;
}

const sureEnough = 0.85;

/** Subcategories as they begin: the best is kept, and what is nearly sure. */
export function requirementsFound(found: readonly RequirementProposal[]): KeptRequirement[] {
  return found.map((one, index) => ({ ...one, kept: index === 0 || one.confidence >= sureEnough }));
}

/** What a found sentence begins its review as. */
export function beginningOf(found: Proposal, label: string) {
  return {
    sentence: found.sentence,
    text: found.sentence,
    path: found.path,
    section: areaOf(found.section, label),
    confidence: found.confidence,
    measures: measuresFound(found.measures),
    measure: firstMeasure(found.measures),
    requirements: requirementsFound(found.requirements),
    title: found.control ?? '',
  };
}
