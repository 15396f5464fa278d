import { z } from 'zod';

/** What a page may be written in. */
export const pageFormats = ['html', 'markdown', 'text'] as const;

/** What a page is written in. */
export type PageFormat = (typeof pageFormats)[number];

/**
 * What a measure is about. `availability`, `coverage` and `share` are percentages; `deadline`, `retention`, `interval`,
 * `timeout` and `duration` are times; `version` is the least version of a protocol or product.
 */
export const metrics = [
  'availability',
  'share',
  'deadline',
  'retention',
  'interval',
  'timeout',
  'duration',
  'hours',
  'version',
  'algorithm',
  'key length',
  'length',
  'amount',
  'count',
  'factors',
  'rating',
  'standard',
  'vendor',
] as const;

/** How a value is meant: at most, less than, exactly, more than, at least. */
export const comparators = ['<=', '<', '=', '>', '>='] as const;

/** A typed measure of a sentence; `start` and `end` are places in the sentence (UTF-16 units). */
export const measure = z.strictObject({
  metric: z.enum(metrics),
  comparator: z.enum(comparators),
  value: z.union([z.number(), z.string().max(120)]),
  unit: z.string().max(40).nullable(),
  text: z.string().max(300),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});

/** A subcategory of the CSF 2.0 that a sentence speaks of, how sure that is (0 to 1), and the words that decided. */
export const requirementProposal = z.strictObject({
  id: z.string().regex(/^(?:GV|ID|PR|DE|RS|RC)\.[A-Z]{2}-\d{2}$/),
  confidence: z.number().min(0).max(1),
  reason: z.string().max(600),
});

/** A sentence that could become a claim; `start` and `end` are its place in the page. */
export const proposal = z.strictObject({
  sentence: z.string().max(1000),
  section: z.string().max(200),
  path: z.array(z.string().max(200)).max(12),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  confidence: z.number().min(0).max(1),
  measures: z.array(measure).max(40),
  requirements: z.array(requirementProposal).max(6),
  control: z.string().max(120).nullable(),
});

/** A company that seems to process data for the publisher of the page. */
export const subprocessorProposal = z.strictObject({
  name: z.string().max(120),
  purpose: z.string().max(300).nullable(),
  sentence: z.string().max(1000),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});

/** What one may write to a contact about. */
export const contactPurposes = ['security', 'privacy', 'support', 'legal', 'general'] as const;

/** An address, page or telephone number to write to or call. */
export const contactProposal = z.strictObject({
  kind: z.enum(['email', 'page', 'telephone']),
  value: z.string().max(500),
  purpose: z.enum(contactPurposes),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});

/** What was found on one page. */
export const pageProposal = z.strictObject({
  proposals: z.array(proposal),
  subprocessors: z.array(subprocessorProposal),
  contacts: z.array(contactProposal),
});

/** Two sentences of two pages that say different things of one matter. */
export const contradiction = z.strictObject({
  topic: z.string().max(200),
  reason: z.string().max(600),
  first: z.strictObject({ sentence: z.string().max(1000), measure: measure.nullable() }),
  second: z.strictObject({ sentence: z.string().max(1000), measure: measure.nullable() }),
});

export type Measure = z.output<typeof measure>;
export type RequirementProposal = z.output<typeof requirementProposal>;
export type Proposal = z.output<typeof proposal>;
export type SubprocessorProposal = z.output<typeof subprocessorProposal>;
export type ContactPurpose = (typeof contactPurposes)[number];
export type ContactProposal = z.output<typeof contactProposal>;
export type PageProposal = z.output<typeof pageProposal>;
export type Contradiction = z.output<typeof contradiction>;
