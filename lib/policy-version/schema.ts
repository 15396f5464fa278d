import { z } from 'zod';
import type { StagedFile } from '#lib/file/schema.ts';
import { id } from '#lib/text.ts';

const locale = z.string().max(35);

/** Two versions of a policy, by number; without them the newest and the one before it. */
export const comparisonInput = z.strictObject({
  policyId: id,
  from: z.int().positive().optional(),
  to: z.int().positive().optional(),
  locale: locale.optional(),
});

/** A version on paper, in one of its languages. */
export const paperInput = z.strictObject({ versionId: id, locale: locale.optional() });

/** A picture of a policy. */
export const policyPictureInput = z.strictObject({ policyId: id, imageId: id });

/** A picture that was cleaned and written to the storage. Made by the server only. */
export const addPictureInput = z.strictObject({
  policyId: id,
  name: z.string().trim().min(1).max(200),
  staged: z.custom<StagedFile>((value) => typeof value === 'object' && value !== null),
});

/** What a picture may be at most: in bytes, and in pixels of its longer side. */
export const pictureLimits = { bytes: 8 * 1024 * 1024, pixels: 12_000, shown: 2400 };
