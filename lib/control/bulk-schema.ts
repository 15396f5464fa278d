import { z } from 'zod';
import { id, paragraph } from '#lib/text.ts';
import { implementation, justified, longestCadence, responsibility, tags, unjustified } from './schema.ts';

/** Most controls that are changed at once. */
export const bulkLimit = 1000;

const chosen = z
  .array(id)
  .min(1, 'Please choose at least one control.')
  .max(bulkLimit, `At most ${bulkLimit} controls at once.`)
  .transform((ids) => [...new Set(ids)]);

/** One change for many controls: what is left out stays as it is; an owner of null takes the owner away. */
export const changeControlsInput = z
  .strictObject({
    controlIds: chosen,
    ownerId: z.uuid().nullable().optional(),
    implementation: implementation.optional(),
    justification: paragraph('Justification', 2000).default(''),
    responsibility: responsibility.optional(),
    cadenceDays: z.number().int().min(1).max(longestCadence).nullable().optional(),
    addTags: tags.default([]),
    removeTags: tags.default([]),
  })
  .refine(
    (change) => !change.implementation || justified({ ...change, implementation: change.implementation }),
    unjustified,
  );

export const archiveControlsInput = z.strictObject({ controlIds: chosen });
