import { dayIn, dayOf } from '#lib/day.ts';
import { keepOwnEvidence, linkOwnEvidence } from '#lib/evidence/own-steps.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { reviewDueOn } from './review-due.ts';
import type { Writing } from './steps.ts';

/** Controls that a policy lays down now. */
async function mappedControls({ tenant }: Writing, policyId: string): Promise<string[]> {
  const mapped = await tenant.policyControl.findMany({
    where: { policyId, removedAt: null },
    select: { controlId: true },
  });
  return mapped.map(({ controlId }) => controlId);
}

/**
 * Keeps the published version as evidence of the controls that it lays down: true on the day it was published or last
 * found unchanged, valid until its next review is due. Nothing happens while nothing is published. Hold the policy's row.
 */
export async function keepPolicyEvidence(writing: Writing, policyId: string): Promise<void> {
  const { tenant, now } = writing;
  const policy = await tenant.policy.findFirstOrThrow({
    where: { id: policyId },
    select: {
      identifier: true,
      title: true,
      reviewEveryDays: true,
      currentVersion: {
        select: {
          number: true,
          title: true,
          sha256: true,
          significance: true,
          publication: { select: { effectiveOn: true, publishedAt: true } },
          submissions: {
            where: { outcome: 'published' },
            select: { approvals: { where: { verdict: 'approved' }, select: { selfApproved: true } } },
          },
        },
      },
      reviews: {
        where: { outcome: 'unchanged' },
        orderBy: [{ reviewedAt: 'desc' }, { id: 'desc' }],
        take: 1,
        select: { reviewedAt: true },
      },
    },
  });
  const version = policy.currentVersion;
  if (!version?.publication) return;
  const { timeZone } = await organizationDay(tenant, now);
  const publishedOn = dayIn(timeZone, version.publication.publishedAt);
  const reviewed = policy.reviews[0];
  const confirmedOn = reviewed ? dayIn(timeZone, reviewed.reviewedAt) : null;
  const validUntilOn = reviewDueOn({ reviewEveryDays: policy.reviewEveryDays, publishedOn, confirmedOn });
  const collectedOn = confirmedOn !== null && confirmedOn > publishedOn ? confirmedOn : publishedOn;
  const approvals = version.submissions.flatMap((submission) => submission.approvals);
  const selfApproved = approvals.some((approval) => approval.selfApproved);
  const lines = {
    Policy: `${policy.identifier} ${policy.title}`,
    Version: `${version.number}`,
    'Published on': publishedOn,
    'In force from': dayOf(version.publication.effectiveOn),
    Approvals: selfApproved ? 'Self-approved' : `${approvals.length}`,
    'Last found unchanged on': confirmedOn ?? '–',
    'SHA-256': version.sha256 ?? '–',
  };
  await keepOwnEvidence(writing, {
    policyId,
    title: `Policy ${policy.identifier}: ${policy.title}`.slice(0, 200),
    collectedOn,
    validUntilOn,
    record: Object.entries(lines).map(([name, value]) => ({ name, value })),
    controlIds: await mappedControls(writing, policyId),
  });
}

/** Has a policy's evidence prove the controls that it lays down now. Hold the policy's row. */
export async function linkPolicyEvidence(writing: Writing, policyId: string): Promise<void> {
  await linkOwnEvidence(writing, { policyId }, await mappedControls(writing, policyId));
}
