import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tenant, TenantReader } from '#lib/db/tenant.ts';
import { revisionSelect, viewOfRevision } from '#lib/document-revision/view.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list, query } from '#lib/operation.ts';
import { holdersOf } from './holders.ts';
import { documentState, whyNotDocument } from './lifecycle.ts';
import { shown } from './list-row.ts';
import { type DocumentRow, documentInput, documentListInput } from './schema.ts';
import { tierOf } from './tier.ts';

type Input = z.output<typeof documentListInput>;

const obtainable = sql<boolean>`("Document"."archivedAt" IS NULL AND current.state = 'ready'
  AND current."publishedAt" IS NOT NULL AND current."withdrawnAt" IS NULL)`;

function matching(tenant: TenantReader, { search, filters }: Input) {
  let rows = tenant
    .selectFrom('Document')
    .leftJoin('DocumentRevision as current', (join) =>
      join
        .onRef('current.organizationId', '=', 'Document.organizationId')
        .onRef('current.id', '=', 'Document.currentRevisionId'),
    );
  if (filters.tier) rows = rows.where('Document.tier', '=', filters.tier);
  // The archive is looked at on request only.
  if (filters.state === 'archived') rows = rows.where('Document.archivedAt', 'is not', null);
  else rows = rows.where('Document.archivedAt', 'is', null);
  if (filters.state === 'obtainable') rows = rows.where(obtainable);
  if (filters.state === 'unpublished') rows = rows.where(sql<boolean>`${obtainable} IS NOT TRUE`);
  if (!search) return rows;
  const pattern = likePattern(search);
  return rows.where((where) =>
    where.or([where('Document.title', 'ilike', pattern), where('Document.description', 'ilike', pattern)]),
  );
}

const orders = {
  position: { by: sql.ref('Document.position'), type: 'integer' },
  title: { by: sql`lower("Document".title)`, type: 'text' },
  createdAt: { by: sql.ref('Document.createdAt'), type: 'timestamptz' },
} as const;

/** The documents of the organization with their current revision, its size, and how many people hold them. */
export const listDocuments = list(
  'document:list',
  documentListInput,
  async ({ tenant, now }, input): Promise<Page<DocumentRow>> => {
    const count = await countUpTo(tenant, matching(tenant, input).select('Document.id'));
    const rows = matching(tenant, input)
      .leftJoin('File', (join) =>
        join
          .onRef('File.organizationId', '=', 'current.organizationId')
          .onRef('File.id', '=', 'current.preparedFileId'),
      )
      .leftJoinLateral(
        (lateral) =>
          lateral
            .selectFrom('DocumentRevision as revision')
            .whereRef('revision.organizationId', '=', 'Document.organizationId')
            .whereRef('revision.documentId', '=', 'Document.id')
            .orderBy('revision.number', 'desc')
            .limit(1)
            .select([
              'revision.id',
              'revision.state',
              'revision.receivedAt',
              'revision.progressAt',
              'revision.publishedAt',
              'revision.withdrawnAt',
            ])
            .as('newest'),
        (join) => join.onTrue(),
      )
      .select((expression) => [
        'Document.id',
        'Document.title',
        'Document.tier',
        'Document.position',
        'Document.createdAt',
        'Document.archivedAt',
        'Document.currentRevisionId',
        'current.number as currentNumber',
        'current.pages',
        'current.state as currentState',
        'current.publishedAt as currentPublishedAt',
        'current.withdrawnAt as currentWithdrawnAt',
        'File.sizeBytes',
        'newest.id as newestId',
        'newest.state as newestState',
        'newest.receivedAt as newestReceivedAt',
        'newest.progressAt as newestProgressAt',
        'newest.publishedAt as newestPublishedAt',
        'newest.withdrawnAt as newestWithdrawnAt',
        holdersOf(expression),
      ]);
    const page = await readPage(
      rows,
      {
        ...orders[input.sort],
        id: sql.ref('Document.id'),
        valueOf: (row) => {
          if (input.sort === 'position') return String(row.position);
          return input.sort === 'title' ? row.title.toLowerCase() : row.createdAt.toISOString();
        },
      },
      input,
      count,
    );
    return { ...page, rows: page.rows.map((row) => shown(row, now)) };
  },
);

async function readDocument(tenant: Tenant, documentId: string) {
  const document = await tenant.document.findFirst({
    where: { id: documentId },
    select: {
      id: true,
      title: true,
      description: true,
      tier: true,
      position: true,
      createdAt: true,
      archivedAt: true,
      currentRevisionId: true,
      currentRevision: { select: { state: true, publishedAt: true, withdrawnAt: true } },
    },
  });
  if (!document) throw new NotFound('There is no such document.');
  return document;
}

/** A document with all its revisions, newest first, and why what cannot be done to it cannot. @throws NotFound */
export const getDocument = query('document:read', documentInput, async ({ tenant, now }, { documentId }) => {
  const { currentRevision, currentRevisionId, tier, ...document } = await readDocument(tenant, documentId);
  const revisions = await tenant.documentRevision.findMany({
    where: { documentId },
    orderBy: { number: 'desc' },
    select: revisionSelect,
  });
  const received = await tenant.$queryRaw<{ revisionId: string; recipients: number }[]>`
    SELECT c."revisionId", count(DISTINCT c."visitorId")::int AS recipients FROM "Copy" c
    WHERE c."documentId" = ${documentId}::uuid
      AND EXISTS (SELECT 1 FROM "Delivery" d WHERE d."organizationId" = c."organizationId" AND d."copyId" = c.id)
    GROUP BY 1`;
  const recipients = new Map(received.map((row) => [row.revisionId, row.recipients]));
  const state = documentState({ archivedAt: document.archivedAt, current: currentRevision });
  return {
    ...document,
    tier: tierOf(tier),
    state,
    whyNot: {
      change: whyNotDocument(state, 'change'),
      upload: whyNotDocument(state, 'upload'),
      archive: whyNotDocument(state, 'archive'),
      restore: whyNotDocument(state, 'restore'),
    },
    revisions: revisions.map((row) =>
      viewOfRevision(row, currentRevisionId, recipients.get(row.id) ?? 0, now),
    ),
  };
});

/** Asked before the first byte of an upload is taken. @throws NotFound, Conflict when it may not have a new revision */
export const checkUpload = query('document:upload', documentInput, async ({ tenant }, { documentId }) => {
  const { archivedAt, currentRevision } = await readDocument(tenant, documentId);
  const why = whyNotDocument(documentState({ archivedAt, current: currentRevision }), 'upload');
  if (why) throw new Conflict(why);
  return { documentId };
});
