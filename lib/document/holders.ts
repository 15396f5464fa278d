import { type ExpressionBuilder, sql } from 'kysely';
import type { Tables } from '#lib/db/client.ts';

/** How many people a document is open to now by a grant, as a column of a list of documents. */
export function holdersOf(expression: ExpressionBuilder<Tables, 'Document'>) {
  return expression
    .selectFrom('Grant')
    .whereRef('Grant.organizationId', '=', 'Document.organizationId')
    .whereRef('Grant.documentId', '=', 'Document.id')
    .where('Grant.supersededAt', 'is', null)
    .where(sql<boolean>`("Grant"."expiresAt" IS NULL OR "Grant"."expiresAt" > now())`)
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM "Revocation" r WHERE r."organizationId" = "Grant"."organizationId"
        AND r."grantId" = "Grant".id AND r."reinstatedAt" IS NULL)`,
    )
    .select(sql<number>`count(*)::int`.as('holders'))
    .as('holders');
}
