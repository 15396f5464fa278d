import { z } from 'zod';
import { comparators, metrics } from '#lib/proposal/schema.ts';
import { line, optionalLine } from '#lib/text.ts';

export { comparators, metrics };

/** What a claim measures. The value is kept as it was said: "60", "1.2", "AES-256". */
export type ClaimMeasure = {
  metric: (typeof metrics)[number];
  comparator: (typeof comparators)[number];
  value: string;
  unit: string;
};

const given = z.strictObject({
  metric: z.enum(metrics, 'Please choose what is measured.'),
  comparator: z.enum(comparators, 'Please choose how the value is meant.'),
  value: line('Value', 120),
  unit: optionalLine('Unit', 40),
});

/** A measure, or none: an empty metric is none. */
export const claimMeasure = z.preprocess(
  (value) =>
    value === undefined || (typeof value === 'object' && value && 'metric' in value && !value.metric)
      ? null
      : value,
  given.nullable(),
);

type Columns = {
  metric: string | null;
  comparator: string | null;
  value: string | null;
  unit: string | null;
};

/** The columns of a measure. */
export function measureColumns(measure: ClaimMeasure | null): Columns {
  if (!measure) return { metric: null, comparator: null, value: null, unit: null };
  const { metric, comparator, value, unit } = measure;
  return { metric, comparator, value, unit };
}

/** The measure that stands in a row's columns, or null. */
export function measureOf({ metric, comparator, value, unit }: Columns): ClaimMeasure | null {
  const read = given.safeParse({ metric, comparator, value, unit });
  return read.success ? read.data : null;
}

/** Comparators as people say them. */
export const comparatorLabels: Readonly<Record<ClaimMeasure['comparator'], string>> = {
  '<=': 'at most',
  '<': 'less than',
  '=': 'exactly',
  '>': 'more than',
  '>=': 'at least',
};

/** A measure in words: "retention: at most 60 days". */
export function measureInWords({
  metric,
  comparator,
  value,
  unit,
}: Omit<ClaimMeasure, 'metric'> & { metric: string }): string {
  const how = comparator === '=' ? '' : `${comparatorLabels[comparator]} `;
  return `${metric}: ${how}${value}${unit ? ` ${unit}` : ''}`;
}
