import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { whyNotReviewer } from './lifecycle.ts';
import { reviewingRoles } from './reviewers.ts';
import { reviewEvidenceInput } from './schema.ts';
import { lockEvidence } from './steps.ts';

/** How many members other than this one may review. */
export function countOtherReviewers(tenant: Tenant, memberId: string): Promise<number> {
  return tenant.member.count({
    where: { id: { not: memberId }, removedAt: null, roles: { some: { role: { in: [...reviewingRoles] } } } },
  });
}

/**
 * Accepts or rejects the current revision of an item. Nobody reviews what they brought; who is the only one who could
 * review at all may, with a reason, and it counts as self-reviewed wherever it shows. Of two at once one wins.
 * @throws NotFound, Forbidden, Invalid without a reason, Conflict
 */
export const reviewEvidence = command('evidence:review', reviewEvidenceInput, async (context, input) => {
  const { tenant, organizationId, actor, now, by } = context;
  const { itemId, revisionId, verdict, reason, seen } = input;
  const item = await lockEvidence(context, itemId, verdict === 'accepted' ? 'accept' : 'reject');
  const revision = item.currentRevision;
  if (revision?.id !== revisionId) {
    if ((await tenant.evidenceRevision.count({ where: { id: revisionId, itemId } })) === 0)
      throw new NotFound('There is no such revision.');
    throw new Conflict('A newer revision has taken the place of this one. Please look at it first.');
  }
  if ((revision.reviews[0]?.id ?? null) !== seen)
    throw new Conflict('Somebody has just reviewed this revision. Please look at their verdict first.');
  const broughtIt = revision.receivedBy === by;
  const others = actor.kind === 'member' ? await countOtherReviewers(tenant, actor.memberId) : 0;
  const why = whyNotReviewer({ broughtIt, otherReviewers: others });
  if (why) throw new Forbidden(why);
  const message = reasonNeeded(broughtIt, verdict, seen !== null);
  if (message && reason === '') throw new Invalid([{ path: 'reason', message }]);
  await tenant.evidenceReview.create({
    data: {
      organizationId,
      id: newId(),
      revisionId,
      verdict,
      reason,
      selfReviewed: broughtIt,
      reviewedAt: now,
      reviewedBy: by,
    },
    select: { id: true },
  });
  const data = { revisionId, number: revision.number, verdict, selfReviewed: broughtIt };
  return { result: null, events: [{ subject: `evidence:${itemId}`, data, personal: { reason } }] };
});

/** Why a verdict needs a reason, as a sentence; null when it needs none. */
function reasonNeeded(broughtIt: boolean, verdict: string, again: boolean): string | null {
  if (broughtIt) return 'You brought this yourself and nobody else can review it: please say why it holds.';
  if (verdict === 'rejected') return 'Please say why it is rejected, so that it can be put right.';
  return again ? 'Please say why the earlier verdict no longer stands.' : null;
}
