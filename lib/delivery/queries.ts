import { sql } from 'kysely';
import type { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list, query } from '#lib/operation.ts';
import { delivered } from './delivered.ts';
import { completenessOf, type DeliveryRow, deliveryInput, deliveryListInput } from './schema.ts';

/** What narrows a list of deliveries. */
export type Narrowing = Pick<z.output<typeof deliveryListInput>, 'search' | 'filters'>;

function matching(tenant: TenantReader, { search, filters }: Narrowing) {
  let rows = delivered(tenant).innerJoin('Document', (join) =>
    join
      .onRef('Document.organizationId', '=', 'Copy.organizationId')
      .onRef('Document.id', '=', 'Copy.documentId'),
  );
  if (filters.document) rows = rows.where('Copy.documentId', '=', filters.document);
  if (filters.revision) rows = rows.where('Copy.revisionId', '=', filters.revision);
  if (filters.visitor) rows = rows.where('Copy.visitorId', '=', filters.visitor);
  if (filters.completeness === 'complete') rows = rows.where('Delivery.completedAt', 'is not', null);
  if (filters.completeness === 'broken-off') rows = rows.where('Delivery.brokenOffAt', 'is not', null);
  if (filters.completeness === 'running') {
    rows = rows.where('Delivery.completedAt', 'is', null).where('Delivery.brokenOffAt', 'is', null);
  }
  if (!search) return rows;
  const pattern = likePattern(search);
  return rows.where((where) =>
    where.or([
      where('Visitor.name', 'ilike', pattern),
      where('Visitor.email', 'ilike', pattern),
      where('Visitor.company', 'ilike', pattern),
      where('Document.title', 'ilike', pattern),
      where('Copy.code', 'ilike', pattern),
    ]),
  );
}

/** The rows of `matching` with all that lists show; unordered. */
export function rowsOf(tenant: TenantReader, narrowing: Narrowing) {
  return matching(tenant, narrowing)
    .innerJoin('DocumentRevision', (join) =>
      join
        .onRef('DocumentRevision.organizationId', '=', 'Copy.organizationId')
        .onRef('DocumentRevision.id', '=', 'Copy.revisionId'),
    )
    .select([
      'Delivery.id',
      'Delivery.startedAt',
      'Delivery.completedAt',
      'Delivery.brokenOffAt',
      'Delivery.brokenOffWhy',
      'Delivery.bytesSent',
      'Delivery.rangeStart',
      'Delivery.rangeEnd',
      'Delivery.address',
      'Copy.code',
      'Copy.id as copyId',
      'Copy.documentId',
      'Document.title as documentTitle',
      'DocumentRevision.number as revisionNumber',
      'Copy.visitorId',
      'Visitor.name as visitorName',
      'Visitor.email as visitorEmail',
      'Visitor.company as visitorCompany',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

/** A row of the database as lists show it. */
export function shown(row: Row): DeliveryRow {
  const { completedAt, brokenOffAt, brokenOffWhy, bytesSent, rangeStart, rangeEnd, ...rest } = row;
  return {
    ...rest,
    endedAt: completedAt ?? brokenOffAt,
    completeness: completenessOf(row),
    why: brokenOffWhy,
    bytesSent: Number(bytesSent),
    bytesWanted: Number(rangeEnd) - Number(rangeStart),
  };
}

/** Every download, newest first: who, what, which copy, when, from where, and how complete. */
export const listDeliveries = list(
  'delivery:list',
  deliveryListInput,
  async ({ tenant }, input): Promise<Page<DeliveryRow>> => {
    const count = () => countUpTo(tenant, matching(tenant, input).select('Delivery.id'));
    const order = {
      by: sql.ref('Delivery.startedAt'),
      id: sql.ref('Delivery.id'),
      type: 'timestamptz' as const,
      valueOf: (row: Row) => row.startedAt.toISOString(),
    };
    const page = await readPage(rowsOf(tenant, input), order, input, count);
    return { ...page, rows: page.rows.map(shown) };
  },
);

/** One download with everything that is known of it. @throws NotFound */
export const getDelivery = query('delivery:list', deliveryInput, async ({ tenant }, { deliveryId }) => {
  const row = await tenant.delivery.findFirst({
    where: { id: deliveryId },
    select: {
      id: true,
      startedAt: true,
      completedAt: true,
      brokenOffAt: true,
      brokenOffWhy: true,
      bytesSent: true,
      rangeStart: true,
      rangeEnd: true,
      address: true,
      userAgent: true,
      bundleId: true,
      copy: {
        select: {
          id: true,
          code: true,
          sizeBytes: true,
          sha256: true,
          createdAt: true,
          grantId: true,
          visitor: { select: { id: true, name: true, email: true, company: true } },
          document: { select: { id: true, title: true } },
          revision: { select: { number: true, withdrawnAt: true } },
        },
      },
    },
  });
  if (!row) throw new NotFound('There is no such delivery.');
  const { copy, bytesSent, rangeStart, rangeEnd, ...rest } = row;
  return {
    ...rest,
    completeness: completenessOf(row),
    bytesSent: Number(bytesSent),
    rangeStart: Number(rangeStart),
    rangeEnd: Number(rangeEnd),
    copy: { ...copy, sizeBytes: Number(copy.sizeBytes) },
  };
});
