import { algorithmsIn, ratingsIn, standardsIn, vendorsIn, versionsIn } from './measure-names.ts';
import { amountsIn, countsIn, factorsIn, lengthsIn, percentagesIn } from './measure-quantities.ts';
import { hoursIn, intervalsIn, timesIn } from './measure-times.ts';
import type { Measure } from './schema.ts';

// In order of precedence: a place that one has taken is no longer looked at by the next.
const finders = [
  standardsIn,
  algorithmsIn,
  versionsIn,
  hoursIn,
  intervalsIn,
  amountsIn,
  percentagesIn,
  factorsIn,
  lengthsIn,
  timesIn,
  countsIn,
  vendorsIn,
  ratingsIn,
] as const;

const most = 40;

/**
 * Typed measures of a sentence, in order of place: percentages, times, versions, algorithms, lengths, amounts, counts,
 * standards, vendors. No two overlap. At most 40.
 */
export function measuresIn(sentence: string): Measure[] {
  const taken: Measure[] = [];
  for (const find of finders)
    for (const found of find(sentence))
      if (taken.every(({ start, end }) => found.end <= start || found.start >= end)) taken.push(found);
  return taken.toSorted((a, b) => a.start - b.start).slice(0, most);
}
