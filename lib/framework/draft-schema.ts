import { z } from 'zod';
import { line, optionalLine } from '#lib/text.ts';
import { formats, frameworkKey, requirementLimit } from './schema.ts';

/* What was read from a file, as an operation takes it: parsed again at the door. */

const identifier = z.string().min(1).max(200);

const requirement = z.strictObject({
  identifier,
  parent: identifier.nullable(),
  kind: z.string().min(1).max(60),
  title: z.string().max(500),
  wording: z.string().max(20_000),
  oscalId: z.string().max(300).nullable(),
  withdrawn: z.boolean(),
  withdrawnReason: z.string().max(500),
  successors: z.array(identifier).max(100),
});

/** A framework as read from a file. */
export const frameworkDraft = z.strictObject({
  key: frameworkKey,
  version: line('Version', 40),
  title: line('Title', 200),
  publisher: optionalLine('Publisher', 200),
  format: z.enum(formats),
  requirements: z
    .array(requirement)
    .min(1, 'This file holds no requirements.')
    .max(requirementLimit, 'A framework has at most 10,000 elements.'),
});

/** Pairs of related requirements as read from a file. */
export const pairDrafts = z
  .array(
    z.strictObject({
      sourceKey: z.string().min(1).max(80),
      sourceIdentifier: identifier,
      targetKey: z.string().min(1).max(80),
      targetIdentifier: identifier,
    }),
  )
  .max(50_000, 'A crosswalk has at most 50,000 pairs.');

const source = { fileName: z.string().trim().min(1).max(300), sha256: z.hex().length(64) };

export const importFrameworkInput = z.strictObject({ ...source, framework: frameworkDraft });
export const importCrosswalkInput = z.strictObject({ ...source, pairs: pairDrafts });
