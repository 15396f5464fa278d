import { z } from 'zod';
import { id, line } from '#lib/text.ts';

/** The forms that a framework comes in. `catalog` is our own data. */
export const formats = ['catalog', 'oscal', 'cprt', 'csf-workbook', 'table', 'crosswalk'] as const;
export type Format = (typeof formats)[number];

/** One element of a framework's tree as every form is read into. Identifiers are canonical. */
export type RequirementDraft = {
  identifier: string;
  parent: string | null;
  kind: string;
  title: string;
  wording: string;
  oscalId: string | null;
  withdrawn: boolean;
  withdrawnReason: string;
  successors: string[];
};

/** Which framework in which edition. */
export type Identity = { key: string; version: string; title: string; publisher: string };

/** A framework as read from a file: its elements in the order of the tree. */
export type FrameworkDraft = Identity & { format: Format; requirements: RequirementDraft[] };

/** Two requirements of two frameworks that are related. Identifiers are canonical. */
export type Pair = {
  sourceKey: string;
  sourceIdentifier: string;
  targetKey: string;
  targetIdentifier: string;
};

/** What is wrong in a file, and where: a JSON pointer or sheet and cell; empty for the whole file. */
export type FileProblem = { place: string; message: string };

/** The columns of a table that can be told, besides the levels above. */
export const columnRoles = [
  'identifier',
  'parent',
  'kind',
  'title',
  'wording',
  'status',
  'successors',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

const column = z.int().min(0).max(999).nullable();

/** Which column (from 0) means what; null: there is none. `levels` are pairs of identifier and title of what stands above. */
export const mappingSchema = z.strictObject({
  identifier: z.int('Please choose the column with the identifiers.').min(0).max(999),
  parent: column.default(null),
  kind: column.default(null),
  title: column.default(null),
  wording: column.default(null),
  status: column.default(null),
  successors: column.default(null),
  levels: z
    .array(z.strictObject({ identifier: z.int().min(0).max(999), title: column, kind: z.string().max(60) }))
    .max(6)
    .default([]),
});
export type Mapping = z.output<typeof mappingSchema>;

/** How many elements a framework may have. */
export const requirementLimit = 10_000;

export const frameworkKey = line('Key', 80).refine(
  (text) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text),
  'The key consists of lower-case letters, digits and hyphens, like nist-csf.',
);

/** Who a table belongs to, where its file does not say so. */
export const identityInput = z.strictObject({
  key: frameworkKey,
  version: line('Version', 40),
  title: line('Title', 200),
});

export const frameworkInput = z.strictObject({ frameworkId: id });
export const draftInput = z.strictObject({ draftId: id });
export const adoptInput = z.strictObject({ key: frameworkKey, version: line('Version', 40) });

/** Counts of elements in force by kind, in the order of the tree. */
export type KindCounts = Record<string, number>;
