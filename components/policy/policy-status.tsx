import type { PolicyState, VersionState } from '#lib/policy/lifecycle.ts';
import { policyStateLooks, reviewLooks, versionStateLooks } from '#lib/policy/list-schema.ts';
import type { ReviewStanding } from '#lib/policy/review-due.ts';
import { Status } from '../ui/badge';

/** How a policy stands as a whole. */
export function PolicyStatus({ state }: { state: PolicyState }) {
  const { label, tone } = policyStateLooks[state];
  return <Status tone={tone}>{label}</Status>;
}

/** How a version stands. */
export function VersionStatus({ state }: { state: VersionState }) {
  const { label, tone } = versionStateLooks[state];
  return <Status tone={tone}>{label}</Status>;
}

/** Whether a review is due; nothing where none is. */
export function ReviewStatus({ review }: { review: ReviewStanding }) {
  if (review === 'none' || review === 'later') return null;
  const { label, tone } = reviewLooks[review];
  return <Status tone={tone}>{label}</Status>;
}
