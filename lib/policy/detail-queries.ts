import { dayIn, dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { namesOf } from '#lib/grant/people.ts';
import { nothing, query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { policyState } from './lifecycle.ts';
import { reviewDueOn, reviewStanding } from './review-due.ts';
import { policyInput } from './schema.ts';
import { standingOf, versionFacts } from './steps.ts';

const named = { select: { id: true, identifier: true, title: true } } as const;

async function readVersions(tenant: Tenant, policyId: string, quorum: number) {
  const versions = await tenant.policyVersion.findMany({
    where: { policyId },
    orderBy: { number: 'desc' },
    take: 200,
    select: {
      ...versionFacts,
      summary: true,
      createdAt: true,
      changedAt: true,
      changedBy: true,
      publication: { select: { id: true, effectiveOn: true, publishedAt: true, publishedBy: true } },
    },
  });
  return versions.map(({ submissions, ...version }) => {
    const { state } = standingOf({ ...version, submissions }, quorum);
    const selfApproved = submissions.some((one) => one.approvals.some((approval) => approval.selfApproved));
    return { ...version, state, selfApproved };
  });
}

/**
 * One policy: what is said of it, its versions newest first, its reviews, what it lays down, and since when it is retired.
 * Days are ISO dates. @throws NotFound
 */
export const getPolicy = query('policy:read', policyInput, async ({ tenant, now }, { policyId }) => {
  const policy = await tenant.policy.findFirst({
    where: { id: policyId },
    include: {
      owner: { select: { id: true, name: true, removedAt: true } },
      audience: { select: { id: true, name: true } },
      retirements: {
        where: { restoredAt: null },
        select: { reason: true, retiredAt: true, retiredBy: true },
      },
      reviews: {
        orderBy: [{ reviewedAt: 'desc' }, { id: 'desc' }],
        take: 100,
        select: {
          id: true,
          outcome: true,
          note: true,
          reviewedAt: true,
          reviewedBy: true,
          version: { select: { number: true } },
        },
      },
      controls: {
        where: { removedAt: null },
        orderBy: { control: { identifier: 'asc' } },
        select: { control: { select: { ...named.select, archivedAt: true } } },
      },
      requirements: {
        where: { removedAt: null },
        orderBy: { requirement: { position: 'asc' } },
        select: {
          requirement: {
            select: {
              ...named.select,
              wording: true,
              framework: { select: { id: true, title: true, version: true } },
            },
          },
        },
      },
    },
  });
  if (!policy) throw new NotFound('There is no such policy.');
  const { organizationId: _, retirements, reviews, controls, requirements, ...facts } = policy;
  const versions = await readVersions(tenant, policyId, policy.quorum);
  const { today, timeZone } = await organizationDay(tenant, now);
  const current = versions.find((version) => version.id === policy.currentVersionId) ?? null;
  const open = versions.find((version) => version.closedAt === null) ?? null;
  const [retirement = null] = retirements;
  const confirmed = reviews.find((review) => review.outcome === 'unchanged');
  const dueOn = reviewDueOn({
    reviewEveryDays: retirement ? null : policy.reviewEveryDays,
    publishedOn: current?.publication ? dayIn(timeZone, current.publication.publishedAt) : null,
    confirmedOn: confirmed ? dayIn(timeZone, confirmed.reviewedAt) : null,
  });
  const nameOf = await namesOf(tenant, [
    ...reviews.map((review) => review.reviewedBy),
    ...versions.flatMap((version) => [version.changedBy, version.publication?.publishedBy ?? null]),
    retirement?.retiredBy ?? null,
  ]);
  return {
    ...facts,
    state: policyState({ retired: retirement !== null, published: current !== null, open: open !== null }),
    retirement: retirement && {
      ...retirement,
      retiredOn: dayIn(timeZone, retirement.retiredAt),
      retiredByName: nameOf(retirement.retiredBy),
    },
    reviewDueOn: dueOn,
    review: reviewStanding(dueOn, today),
    today,
    current,
    open,
    versions: versions.map(({ publication, ...version }) => ({
      ...version,
      changedByName: nameOf(version.changedBy),
      published: publication && {
        effectiveOn: dayOf(publication.effectiveOn),
        publishedAt: publication.publishedAt,
        publishedByName: nameOf(publication.publishedBy),
      },
    })),
    reviews: reviews.map(({ reviewedBy, version, ...review }) => ({
      ...review,
      number: version.number,
      reviewedByName: nameOf(reviewedBy),
    })),
    controls: controls.map(({ control }) => control),
    requirements: requirements.map(({ requirement }) => requirement),
  };
});

/** A policy as its page shows it. */
export type PolicyDetail = Awaited<ReturnType<typeof getPolicy>>;

/** An identifier that is free: the one after the highest of the form `POL-01`. */
export const getNextPolicyIdentifier = query('policy:add', nothing, async ({ tenant }): Promise<string> => {
  const [row] = await tenant.$queryRaw<{ highest: number | null }[]>`
    SELECT max(substr(identifier, 5)::integer) AS highest FROM "Policy" WHERE identifier ~ '^POL-[0-9]{1,6}$'`;
  return `POL-${String((row?.highest ?? 0) + 1).padStart(2, '0')}`;
});
