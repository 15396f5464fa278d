import { sql } from 'kysely';
import type { TenantReader } from '#lib/db/tenant.ts';
import { delivered } from '#lib/delivery/delivered.ts';
import { countUpTo, type Page, readPage } from '#lib/list.ts';
import { list } from '#lib/operation.ts';
import type { RecipientRow } from './recipient-row.ts';
import { recipientListInput } from './schema.ts';

function recipientsOf(tenant: TenantReader, documentId: string) {
  return delivered(tenant)
    .innerJoin('DocumentRevision', (join) =>
      join
        .onRef('DocumentRevision.organizationId', '=', 'Copy.organizationId')
        .onRef('DocumentRevision.id', '=', 'Copy.revisionId'),
    )
    .where('Copy.documentId', '=', documentId)
    .groupBy([
      'Visitor.id',
      'Visitor.name',
      'Visitor.email',
      'Visitor.company',
      'DocumentRevision.id',
      'DocumentRevision.number',
      'DocumentRevision.withdrawnAt',
    ])
    .select([
      sql<string>`(array_agg("Delivery".id ORDER BY "Delivery"."startedAt" DESC, "Delivery".id DESC))[1]`.as(
        'id',
      ),
      'Visitor.id as visitorId',
      'Visitor.name',
      'Visitor.email',
      'Visitor.company',
      'DocumentRevision.id as revisionId',
      'DocumentRevision.number as revisionNumber',
      sql<boolean>`"DocumentRevision"."withdrawnAt" IS NOT NULL`.as('withdrawn'),
      sql<number>`count(*)::int`.as('deliveries'),
      sql<Date>`max("Delivery"."startedAt")`.as('lastAt'),
    ]);
}

/** Who received which revision of a document, last first. */
export const listRecipients = list(
  'document:read',
  recipientListInput,
  async ({ tenant }, { documentId, ...input }): Promise<Page<RecipientRow>> => {
    const all = () => tenant.selectFrom(recipientsOf(tenant, documentId).as('recipient'));
    const count = await countUpTo(tenant, all().select('id'));
    const order = {
      by: sql.ref('lastAt'),
      id: sql.ref('id'),
      type: 'timestamptz' as const,
      valueOf: (row: RecipientRow) => row.lastAt.toISOString(),
    };
    return readPage(all().selectAll(), order, input, count);
  },
);
