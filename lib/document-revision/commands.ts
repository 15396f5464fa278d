import { revisionInput, withdrawRevisionInput } from '#lib/document/schema.ts';
import { findRevision, lockDocument } from '#lib/document/steps.ts';
import { Conflict } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { withdrawDocumentFromPortals } from '#lib/portal/steps.ts';

const somebodyElse = 'Somebody else has just changed this revision. Please reload.';

/** Queues the preparation of a failed or stalled revision once more. @throws NotFound, Conflict */
export const prepareAgain = command(
  'document:prepare-again',
  revisionInput,
  async ({ tenant, now, enqueue }, { documentId, revisionId }) => {
    await lockDocument(tenant, documentId, 'upload');
    const revision = await findRevision(tenant, { documentId, revisionId }, 'prepare-again', now);
    await tenant.documentRevision.updateMany({
      where: { id: revisionId, state: revision.state },
      data: { state: 'received', reasons: [], pagesDone: 0, progressAt: now },
    });
    await enqueue('document-prepare', { revisionId });
    return { result: null, events: [{ subject: `document:${documentId}`, data: { revisionId } }] };
  },
);

/**
 * Makes a prepared revision the current one. From now on copies are made of it; holders of grants are told by mail; older
 * copies stay traceable. @throws NotFound, Conflict
 */
export const publishRevision = command(
  'document:publish-revision',
  revisionInput,
  async ({ tenant, now, by, enqueue }, { documentId, revisionId }) => {
    const document = await lockDocument(tenant, documentId, 'publish');
    const revision = await findRevision(tenant, { documentId, revisionId }, 'publish', now);
    const published = await tenant.documentRevision.updateMany({
      where: { id: revisionId, state: 'ready', publishedAt: null, withdrawnAt: null },
      data: { publishedAt: now, publishedBy: by },
    });
    if (published.count !== 1) throw new Conflict(somebodyElse);
    await tenant.document.updateMany({ where: { id: documentId }, data: { currentRevisionId: revisionId } });
    await enqueue('document-announce', { documentId, revisionId });
    const before = document.currentRevisionId;
    const { number } = revision;
    return {
      result: { number },
      events: [{ subject: `document:${documentId}`, data: { revisionId, number, before } }],
    };
  },
);

/**
 * Takes a published revision back, with a reason: no copy of it leaves any more, running downloads are cut. Who received
 * it stays a list. @throws NotFound, Conflict
 */
export const withdrawRevision = command(
  'document:withdraw-revision',
  withdrawRevisionInput,
  async (context, { documentId, revisionId, reason }) => {
    const { tenant, now, by } = context;
    await tenant.$queryRaw`SELECT id FROM "Document" WHERE id = ${documentId}::uuid FOR NO KEY UPDATE`;
    const { number } = await findRevision(tenant, { documentId, revisionId }, 'withdraw', now);
    const withdrawn = await tenant.documentRevision.updateMany({
      where: { id: revisionId, withdrawnAt: null },
      data: { withdrawnAt: now, withdrawnBy: by, withdrawnReason: reason },
    });
    if (withdrawn.count !== 1) throw new Conflict(somebodyElse);
    const { count } = await tenant.document.updateMany({
      where: { id: documentId, currentRevisionId: revisionId },
      data: { currentRevisionId: null },
    });
    const gone = count > 0 ? await withdrawDocumentFromPortals(context, documentId) : [];
    return {
      result: { number },
      events: [
        { subject: `document:${documentId}`, data: { revisionId, number }, personal: { reason } },
        ...gone,
      ],
    };
  },
);
