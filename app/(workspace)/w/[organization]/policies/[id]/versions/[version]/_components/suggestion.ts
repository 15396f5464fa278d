import type { MemberActor } from '#lib/auth/actor.ts';
import type { VersionDetail } from '#lib/policy/version-queries.ts';
import { compareTexts } from '#lib/policy-version/compare.ts';
import { getComparison } from '#lib/policy-version/queries.ts';
import { significanceOf } from '#lib/policy-version/significance.ts';
import { page } from '@/app/_request/edge';

/** What a comparison with the version in force says the change is, with its weightiest reasons. */
export type SuggestedChange = { significance: 'material' | 'editorial'; reasons: string[]; from: number };

const mostReasons = 4;

/** What to suggest to whoever approves a version; null where there is nothing to compare it with. */
export async function suggestionFor(
  actor: MemberActor,
  version: VersionDetail,
): Promise<SuggestedChange | null> {
  if (version.policy.currentNumber === null || version.state !== 'submitted') return null;
  const from = version.policy.currentNumber;
  const found = await page(getComparison(actor, { policyId: version.policy.id, from, to: version.number }));
  if (!found.before || !found.after) return null;
  const { significance, reasons } = significanceOf(compareTexts(found.before.body, found.after.body));
  const weighing = reasons.filter((reason) => reason.significance === significance);
  return { significance, reasons: weighing.slice(0, mostReasons).map(({ text }) => text), from };
}
