import { sql } from 'kysely';
import { type ClaimMeasure, measureOf } from '#lib/claim/measure.ts';
import { list } from '#lib/operation.ts';
import { cachedProjection, parseProjection } from './cache.ts';
import type { Projection } from './projection.ts';
import { asOfInput, portalClaimInput } from './schema.ts';

/** A portal at the end of a past day (UTC): what it showed, or that it was offline then. */
export type PortalAsOf =
  | { state: 'public'; number: number; sha256: string; publishedAt: Date; projection: Projection }
  | { state: 'offline' };

/** What a published portal showed at the end of a day. Null before its first publication, and for days to come. */
export const findPortalAsOf = list(
  'portal:view',
  asOfInput,
  async ({ tenant, organizationId, now }, { portalId, day }): Promise<PortalAsOf | null> => {
    if (Date.parse(day) > now.getTime()) return null;
    const end = new Date(Date.parse(day) + 86_400_000);
    const row = await tenant
      .selectFrom('Projection as p')
      .innerJoin('Portal as o', (join) =>
        join.onRef('o.organizationId', '=', 'p.organizationId').onRef('o.id', '=', 'p.portalId'),
      )
      .where('p.portalId', '=', portalId)
      .where('o.currentProjectionId', 'is not', null)
      .where('p.publishedAt', '<', end)
      .orderBy('p.number', 'desc')
      .limit(1)
      .select(['p.id', 'p.number', 'p.sha256', 'p.publishedAt', 'p.withdrawnAt'])
      .executeTakeFirst();
    if (!row) return null;
    if (row.withdrawnAt && row.withdrawnAt < end) return { state: 'offline' };
    const { id, number, sha256, publishedAt } = row;
    const cached = cachedProjection(organizationId, id);
    if (cached) return { state: 'public', number, sha256, publishedAt, projection: cached };
    const { content } = await tenant
      .selectFrom('Projection')
      .where('id', '=', id)
      .select('content')
      .executeTakeFirstOrThrow();
    return {
      state: 'public',
      number,
      sha256,
      publishedAt,
      projection: parseProjection(organizationId, id, content),
    };
  },
);

/** An edition of a claim that was public, with its first and last time; `endedAt` is null while it is. */
export type PublishedEdition = {
  number: number;
  section: string;
  text: string;
  measure: ClaimMeasure | null;
  publishedAt: Date;
  endedAt: Date | null;
};

/**
 * The editions of a claim that this portal ever showed, newest first; editions that were never public are not among them,
 * nor is anything while the portal is not published.
 */
export const findPublishedEditions = list(
  'portal:view',
  portalClaimInput,
  async ({ tenant }, { portalId, claimId }): Promise<PublishedEdition[]> => {
    const rows = await tenant
      .selectFrom('ClaimPublication as p')
      .innerJoin('Portal as o', (join) =>
        join.onRef('o.organizationId', '=', 'p.organizationId').onRef('o.id', '=', 'p.portalId'),
      )
      .innerJoin('ClaimEdition as e', (join) =>
        join
          .onRef('e.organizationId', '=', 'p.organizationId')
          .onRef('e.claimId', '=', 'p.claimId')
          .onRef('e.number', '=', 'p.edition'),
      )
      .where('p.portalId', '=', portalId)
      .where('p.claimId', '=', claimId)
      .where('e.audience', '=', 'public')
      .where('o.currentProjectionId', 'is not', null)
      .groupBy(['e.number', 'e.section', 'e.text', 'e.metric', 'e.comparator', 'e.value', 'e.unit'])
      .orderBy('e.number', 'desc')
      .limit(200)
      .select(['e.number', 'e.section', 'e.text', 'e.metric', 'e.comparator', 'e.value', 'e.unit'])
      .select((of) => [
        of.fn.min<Date>('p.publishedAt').as('publishedAt'),
        sql<Date | null>`CASE WHEN bool_and(p."endedAt" IS NOT NULL) THEN max(p."endedAt") END`.as('endedAt'),
      ])
      .execute();
    return rows.map(({ metric, comparator, value, unit, ...row }) => ({
      ...row,
      measure: measureOf({ metric, comparator, value, unit }),
    }));
  },
);
