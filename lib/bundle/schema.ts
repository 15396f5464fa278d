import { z } from 'zod';
import { id } from '#lib/text.ts';

/** Documents that fit into one ZIP. */
export const mostDocuments = 25;

export const makeBundleInput = z.strictObject({
  documentIds: z
    .array(id)
    .min(1, 'Please choose at least one document.')
    .max(mostDocuments, `Please choose at most ${mostDocuments} documents at once.`)
    .transform((ids) => [...new Set(ids)]),
});

export const bundleInput = z.strictObject({ bundleId: id });
