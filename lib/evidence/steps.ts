import { dateOf, dayOf } from '#lib/day.ts';
import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { keepFile } from '#lib/file/steps.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { type ChainContent, revisionHash } from './chain.ts';
import { type EvidenceVerb, evidenceState, whyNotEvidence } from './lifecycle.ts';
import type { EvidenceContent, RevisionFacts } from './schema.ts';

/** What the steps of evidence need of a command's context. */
export type Writing = Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'by' | 'actor'>;

/** Reads an item for a change and holds its row until the transaction ends. @throws NotFound, Conflict */
export async function lockEvidence({ tenant, now }: Writing, itemId: string, verb: EvidenceVerb) {
  const held = await tenant.$queryRaw<{ id: string }[]>`
    SELECT id FROM "EvidenceItem" WHERE id = ${itemId}::uuid FOR NO KEY UPDATE`;
  if (held.length === 0) throw new NotFound('There is no such evidence.');
  const item = await tenant.evidenceItem.findFirstOrThrow({
    where: { id: itemId },
    select: {
      title: true,
      kind: true,
      archivedAt: true,
      policyId: true,
      courseId: true,
      validUntilOn: true,
      currentRevision: {
        select: {
          id: true,
          number: true,
          sha256: true,
          receivedBy: true,
          reviews: { orderBy: [{ reviewedAt: 'desc' }, { id: 'desc' }], select: { id: true, verdict: true } },
        },
      },
    },
  });
  if (item.policyId || item.courseId) {
    const keeper = item.policyId ? 'policy' : 'course';
    throw new Conflict(`A ${keeper} keeps this evidence by itself: change the ${keeper} instead.`);
  }
  const { today } = await organizationDay(tenant, now);
  const verdict = item.currentRevision?.reviews[0]?.verdict ?? null;
  const validUntilOn = item.validUntilOn && dayOf(item.validUntilOn);
  const why = whyNotEvidence(
    evidenceState({ archivedAt: item.archivedAt, verdict, validUntilOn }, today),
    verb,
  );
  if (why) throw new Conflict(why);
  return { ...item, today };
}

async function contentOf(context: Writing, content: EvidenceContent): Promise<ChainContent> {
  if (content.kind !== 'file') return content;
  const { staged } = content;
  await keepFile(context, staged);
  const { name, contentType, sizeBytes, sha256 } = staged;
  return { kind: 'file', name, contentType, sizeBytes, sha256 };
}

/** An upload becomes evidence once only: its row is held, and says which revision it became. @throws Conflict */
async function claimUpload(
  { tenant, now, by }: Writing,
  uploadId: string,
  revisionId: string,
): Promise<void> {
  const claimed = await tenant.evidenceUpload.updateMany({
    where: { id: uploadId, startedBy: by, finishedAt: null },
    data: { finishedAt: now, touchedAt: now, revisionId },
  });
  if (claimed.count !== 1) throw new Conflict('This upload was finished already.');
}

/** The newest revision of an item: what it continues. */
export type Previous = { number: number; sha256: string } | null;

/**
 * Writes the next revision of an item, whose row is held, and makes it the current one. It was received now, whatever
 * anybody says. @throws Invalid a day in the future, Conflict
 */
export async function writeRevision(
  context: Writing,
  item: { itemId: string; today: string; previous: Previous },
  facts: Omit<RevisionFacts, 'itemId' | 'seen'>,
  content: EvidenceContent,
): Promise<{ revisionId: string; number: number; sha256: string }> {
  const { tenant, organizationId, now, by } = context;
  const { itemId, today, previous } = item;
  if (facts.collectedOn > today) {
    const message = `It cannot have been collected on ${facts.collectedOn}: that day is still to come.`;
    throw new Invalid([{ path: 'collectedOn', message }]);
  }
  const revisionId = newId();
  const number = (previous?.number ?? 0) + 1;
  const previousSha256 = previous?.sha256 ?? '';
  const { collectedOn, periodStartOn, periodEndOn, validUntilOn, source, procedure, automated, note } = facts;
  const chained = await contentOf(context, content);
  const sha256 = revisionHash(
    {
      organizationId,
      itemId,
      number,
      collectedOn,
      periodStartOn,
      periodEndOn,
      validUntilOn,
      receivedAt: now.toISOString(),
      receivedBy: by,
      source,
      procedure,
      automated,
      note,
      content: chained,
    },
    previousSha256,
  );
  const gathered = { source, procedure, automated, note, url: content.kind === 'link' ? content.url : null };
  const days = { collectedOn: new Date(collectedOn), validUntilOn: dateOf(validUntilOn) };
  await tenant.evidenceRevision.create({
    data: {
      organizationId,
      id: revisionId,
      itemId,
      number,
      ...days,
      ...gathered,
      periodStartOn: dateOf(periodStartOn),
      periodEndOn: dateOf(periodEndOn),
      receivedAt: now,
      receivedBy: by,
      fileId: content.kind === 'file' ? content.staged.fileId : null,
      ...(content.kind === 'record' ? { record: content.record } : {}),
      previousSha256,
      sha256,
    },
    select: { id: true },
  });
  if (content.kind === 'file' && content.uploadId) await claimUpload(context, content.uploadId, revisionId);
  await tenant.evidenceItem.updateMany({
    where: { id: itemId },
    data: { currentRevisionId: revisionId, ...days, ...gathered },
  });
  return { revisionId, number, sha256 };
}
