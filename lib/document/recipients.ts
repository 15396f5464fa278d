import { sql } from 'kysely';
import { list } from '#lib/operation.ts';
import { mostRecipients, type RecipientRow } from './recipient-row.ts';
import { documentInput } from './schema.ts';

/** Who received which revision of a document, last first. */
export const listRecipients = list(
  'document:read',
  documentInput,
  async ({ tenant }, { documentId }): Promise<RecipientRow[]> =>
    tenant
      .selectFrom('Delivery')
      .innerJoin('Copy', (join) =>
        join
          .onRef('Copy.organizationId', '=', 'Delivery.organizationId')
          .onRef('Copy.id', '=', 'Delivery.copyId'),
      )
      .innerJoin('Visitor', (join) =>
        join
          .onRef('Visitor.organizationId', '=', 'Copy.organizationId')
          .onRef('Visitor.id', '=', 'Copy.visitorId'),
      )
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
        'Visitor.id as visitorId',
        'Visitor.name',
        'Visitor.email',
        'Visitor.company',
        'DocumentRevision.id as revisionId',
        'DocumentRevision.number as revisionNumber',
        sql<boolean>`"DocumentRevision"."withdrawnAt" IS NOT NULL`.as('withdrawn'),
        sql<number>`count(*)::int`.as('deliveries'),
        sql<Date>`max("Delivery"."startedAt")`.as('lastAt'),
      ])
      .orderBy('lastAt', 'desc')
      .limit(mostRecipients)
      .execute(),
);
