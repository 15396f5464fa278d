import { z } from 'zod';
import { listFields } from '#lib/list.ts';
import { id } from '#lib/text.ts';
import { type PolicyState, policyStates, type VersionState, versionStates } from './lifecycle.ts';
import { type ReviewStanding, reviewStandings } from './review-due.ts';
import { policyTiers } from './schema.ts';

/** States of a version that is worked on. */
export const workStates = versionStates.filter((state) => state !== 'published' && state !== 'discarded');
const works = z.enum(['draft', 'change-requested', 'submitted', 'approved']);

/** What the list of policies can be searched, ordered and narrowed by. */
export const listPoliciesInput = z.strictObject({
  ...listFields(['identifier', 'title', 'reviewDueOn']),
  descending: z.boolean().default(false),
  filters: z
    .strictObject({
      state: z.enum(policyStates).optional(),
      work: works.optional(),
      owner: z.union([z.literal('none'), id]).optional(),
      tier: z.enum(policyTiers).optional(),
      review: z.enum(reviewStandings).optional(),
    })
    .default({}),
});

/** A policy as the list shows it. Days are ISO dates; `number` is that of the version in force. */
export type PolicyRow = {
  id: string;
  identifier: string;
  title: string;
  ownerId: string | null;
  ownerName: string | null;
  tier: string;
  state: PolicyState;
  work: VersionState | null;
  number: number | null;
  effectiveOn: string | null;
  significance: string | null;
  reviewDueOn: string | null;
  review: ReviewStanding;
  audienceName: string | null;
  controls: number;
};

/** Policies as people read their states. */
export const policyStateLooks: Readonly<
  Record<PolicyState, { label: string; tone: 'neutral' | 'positive' | 'warning' }>
> = {
  unpublished: { label: 'Not published', tone: 'neutral' },
  published: { label: 'Published', tone: 'positive' },
  retired: { label: 'Retired', tone: 'warning' },
  discarded: { label: 'Discarded', tone: 'neutral' },
};

/** Versions as people read their states. */
export const versionStateLooks: Readonly<
  Record<VersionState, { label: string; tone: 'neutral' | 'positive' | 'warning' | 'info' }>
> = {
  draft: { label: 'Draft', tone: 'neutral' },
  'change-requested': { label: 'Change requested', tone: 'warning' },
  submitted: { label: 'Waits for approval', tone: 'info' },
  approved: { label: 'Approved', tone: 'positive' },
  published: { label: 'Published', tone: 'positive' },
  discarded: { label: 'Discarded', tone: 'neutral' },
};

/** Reviews as people read how they stand. */
export const reviewLooks: Readonly<
  Record<ReviewStanding, { label: string; tone: 'neutral' | 'warning' | 'danger' }>
> = {
  overdue: { label: 'Review overdue', tone: 'danger' },
  'due-soon': { label: 'Review due soon', tone: 'warning' },
  later: { label: 'Review later', tone: 'neutral' },
  none: { label: 'No review due', tone: 'neutral' },
};
