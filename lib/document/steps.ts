import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import {
  type DocumentVerb,
  documentState,
  type RevisionVerb,
  revisionState,
  whyNotDocument,
  whyNotRevision,
} from './lifecycle.ts';

/** Reads a document for a change and holds its row until the transaction ends. @throws NotFound, Conflict */
export async function lockDocument(tenant: Tenant, documentId: string, verb: DocumentVerb) {
  const held = await tenant.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Document" WHERE id = ${documentId}::uuid FOR NO KEY UPDATE`;
  if (held.length === 0) throw new NotFound('There is no such document.');
  const document = await tenant.document.findFirst({
    where: { id: documentId },
    select: {
      title: true,
      archivedAt: true,
      currentRevisionId: true,
      currentRevision: { select: { state: true, publishedAt: true, withdrawnAt: true } },
    },
  });
  if (!document) throw new NotFound('There is no such document.');
  const state = documentState({ archivedAt: document.archivedAt, current: document.currentRevision });
  const why = whyNotDocument(state, verb);
  if (why) throw new Conflict(why);
  return document;
}

/** Reads a revision of a document whose row is held. @throws NotFound, Conflict with the sentence of the lifecycle */
export async function findRevision(
  tenant: Tenant,
  input: { documentId: string; revisionId: string },
  verb: RevisionVerb,
  now: Date,
) {
  const revision = await tenant.documentRevision.findFirst({
    where: { id: input.revisionId, documentId: input.documentId },
    select: {
      id: true,
      number: true,
      state: true,
      receivedAt: true,
      progressAt: true,
      publishedAt: true,
      withdrawnAt: true,
      originalFileId: true,
      preparedFileId: true,
      layout: true,
      currentOf: { select: { id: true } },
    },
  });
  if (!revision) throw new NotFound('There is no such revision.');
  const state = revisionState({ ...revision, current: revision.currentOf.length > 0 }, now);
  const why = whyNotRevision(state, verb);
  if (why) throw new Conflict(why);
  return revision;
}
