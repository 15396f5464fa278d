import { z } from 'zod';
import { id } from '#lib/text.ts';
import { policyFields, policyTiers } from './schema.ts';

const chosen = z
  .array(id)
  .min(1, 'Please choose at least one policy.')
  .max(100, 'At most 100 policies at once.')
  .transform((ids) => [...new Set(ids)]);

/** One change for many policies: what is left out stays as it is; null takes the owner, audience or cadence away. */
export const changePoliciesInput = z.strictObject({
  policyIds: chosen,
  ownerId: id.nullable().optional(),
  audienceId: id.nullable().optional(),
  tier: z.enum(policyTiers).optional(),
  reviewEveryDays: policyFields.reviewEveryDays.unwrap().optional(),
  dueWithinDays: policyFields.dueWithinDays.unwrap().optional(),
});
