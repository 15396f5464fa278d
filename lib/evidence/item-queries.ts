import { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { namesOf } from '#lib/grant/people.ts';
import { query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { type ChainContent, type ChainLink, verifyChain } from './chain.ts';
import { type EvidenceVerb, evidenceState, whyNotEvidence, whyNotReviewer } from './lifecycle.ts';
import { countOtherReviewers } from './review-commands.ts';
import { evidenceInput, evidenceKinds, type RecordField } from './schema.ts';

const recordSchema = z.array(z.object({ name: z.string(), value: z.string() })).catch([]);

const day = (date: Date | null): string | null => date && dayOf(date);

/** A revision with all that its hash covers. */
export const revisionSelect = {
  id: true,
  organizationId: true,
  itemId: true,
  number: true,
  collectedOn: true,
  periodStartOn: true,
  periodEndOn: true,
  validUntilOn: true,
  receivedAt: true,
  receivedBy: true,
  source: true,
  procedure: true,
  automated: true,
  note: true,
  url: true,
  record: true,
  previousSha256: true,
  sha256: true,
  file: { select: { id: true, name: true, contentType: true, sizeBytes: true, sha256: true } },
} as const;

type RevisionRow = NonNullable<Awaited<ReturnType<typeof readRevisions>>[number]>;

function readRevisions(tenant: Tenant, itemId: string) {
  return tenant.evidenceRevision.findMany({
    where: { itemId },
    orderBy: { number: 'asc' },
    select: {
      ...revisionSelect,
      reviews: {
        orderBy: [{ reviewedAt: 'desc' }, { id: 'desc' }],
        select: {
          id: true,
          verdict: true,
          reason: true,
          selfReviewed: true,
          reviewedAt: true,
          reviewedBy: true,
        },
      },
    },
  });
}

function contentOf(row: Pick<RevisionRow, 'file' | 'url' | 'record'>): ChainContent {
  const { file, url, record } = row;
  if (file) {
    const { name, contentType, sizeBytes, sha256 } = file;
    return { kind: 'file', name, contentType, sizeBytes: Number(sizeBytes), sha256 };
  }
  if (url !== null) return { kind: 'link', url };
  return { kind: 'record', record: z.json().parse(record ?? []) };
}

/** A stored revision as the chain is checked. */
export function chainLinkOf(row: Omit<RevisionRow, 'reviews'>): ChainLink {
  const { organizationId, itemId, number, receivedBy, source, procedure, automated, note } = row;
  return {
    facts: {
      organizationId,
      itemId,
      number,
      collectedOn: dayOf(row.collectedOn),
      periodStartOn: day(row.periodStartOn),
      periodEndOn: day(row.periodEndOn),
      validUntilOn: day(row.validUntilOn),
      receivedAt: row.receivedAt.toISOString(),
      receivedBy,
      source,
      procedure,
      automated,
      note,
      content: contentOf(row),
    },
    previousSha256: row.previousSha256,
    sha256: row.sha256,
  };
}

/** Why this actor may not review the current revision; null when they may. `self`: they brought it, and nobody else can. */
async function reviewRight(tenant: Tenant, actor: Actor, by: string, receivedBy: string | undefined) {
  if (actor.kind !== 'member' || !may(actor, 'evidence:review'))
    return { whyNot: 'Your role does not review evidence.', self: false };
  const broughtIt = receivedBy === by;
  const otherReviewers = broughtIt ? await countOtherReviewers(tenant, actor.memberId) : 0;
  return { whyNot: whyNotReviewer({ broughtIt, otherReviewers }), self: broughtIt };
}

function shownRevision(row: RevisionRow, problem: string | null, names: (by: string | null) => string) {
  const { facts } = chainLinkOf(row);
  const { content, organizationId: _, itemId: __, receivedAt: ___, ...rest } = facts;
  const record: RecordField[] = content.kind === 'record' ? recordSchema.parse(content.record) : [];
  return {
    ...rest,
    id: row.id,
    receivedAt: row.receivedAt,
    receivedByName: names(row.receivedBy),
    file: content.kind === 'file' ? content : null,
    url: content.kind === 'link' ? content.url : null,
    record,
    previousSha256: row.previousSha256,
    sha256: row.sha256,
    problem,
    reviews: row.reviews.map((review) => ({ ...review, reviewedByName: names(review.reviewedBy) })),
  };
}

/** One item: its revisions newest first with their hashes checked, its reviews, what it proves and proved. @throws NotFound */
export const getEvidence = query('evidence:read', evidenceInput, async (context, { itemId }) => {
  const { tenant, actor, now, by } = context;
  const item = await tenant.evidenceItem.findFirst({
    where: { id: itemId },
    select: {
      id: true,
      title: true,
      kind: true,
      policyId: true,
      courseId: true,
      archivedAt: true,
      validUntilOn: true,
      createdAt: true,
      controls: {
        orderBy: [{ removedAt: { sort: 'asc', nulls: 'first' } }, { control: { identifier: 'asc' } }],
        select: {
          id: true,
          createdAt: true,
          createdBy: true,
          removedAt: true,
          removedBy: true,
          control: { select: { id: true, identifier: true, title: true } },
          evidenceRequirement: { select: { id: true, what: true } },
        },
      },
    },
  });
  if (!item) throw new NotFound('There is no such evidence.');
  const rows = await readRevisions(tenant, itemId);
  const days = await organizationDay(tenant, now);
  const current = rows.at(-1);
  const newest = current?.reviews[0];
  const state = evidenceState(
    { archivedAt: item.archivedAt, verdict: newest?.verdict ?? null, validUntilOn: day(item.validUntilOn) },
    days.today,
  );
  const names = await namesOf(tenant, [
    ...rows.flatMap((row) => [row.receivedBy, ...row.reviews.map((review) => review.reviewedBy)]),
    ...item.controls.flatMap((link) => [link.createdBy, link.removedBy]),
  ]);
  const verdicts = verifyChain(rows.map(chainLinkOf));
  const right = await reviewRight(tenant, actor, by, current?.receivedBy);
  const whyNot = (verb: EvidenceVerb) => whyNotEvidence(state, verb);
  const { validUntilOn: _, ...rest } = item;
  return {
    ...rest,
    kind: evidenceKinds.find((kind) => kind === item.kind) ?? 'record',
    state,
    ...days,
    intact: verdicts.every(({ problem }) => problem === null),
    selfReviewed: newest?.selfReviewed ?? false,
    revisions: rows
      .map((row, index) => shownRevision(row, verdicts[index]?.problem ?? null, names))
      .reverse(),
    controls: item.controls.map((link) => ({
      ...link,
      createdByName: names(link.createdBy),
      removedByName: names(link.removedBy),
    })),
    review: {
      revisionId: current?.id ?? '',
      seen: newest?.id ?? null,
      self: right.self,
      whyNotAccept: right.whyNot ?? whyNot('accept'),
      whyNotReject: right.whyNot ?? whyNot('reject'),
    },
    whyNot: { change: whyNot('change'), revise: whyNot('revise'), archive: whyNot('archive') },
  };
});

/** An item as its page shows it. */
export type EvidenceView = Awaited<ReturnType<typeof getEvidence>>;
