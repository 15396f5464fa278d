import { z } from 'zod';
import { id } from '#lib/text.ts';
import { policyFields, policyTiers, publishPolicyInput, submitPolicyInput } from './schema.ts';

/** Most policies that are put up or published at once. */
export const mostSteps = 500;

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

export const manyPoliciesInput = z.strictObject({ policyIds: chosen });

const { versionId, revision, summary, note } = submitPolicyInput.shape;
const { sha256, effectiveOn } = publishPolicyInput.shape;
const several = 'Please choose at least one policy.';
const tooMany = `At most ${mostSteps} policies at once.`;

/** Drafts to be put up, each as its submitter saw it. */
export const submitManyInput = z.strictObject({
  versions: z.array(z.strictObject({ versionId, revision })).min(1, several).max(mostSteps, tooMany),
  summary,
  note,
});

/** Approved versions to be published, each by the hash of what was seen. */
export const publishManyInput = z.strictObject({
  versions: z.array(z.strictObject({ versionId, sha256 })).min(1, several).max(mostSteps, tooMany),
  effectiveOn,
});
