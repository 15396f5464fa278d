import { sql } from 'kysely';
import type { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list } from '#lib/operation.ts';
import { type VisitorRow, visitorListInput } from './schema.ts';

type Input = z.output<typeof visitorListInput>;

const blockedNow = sql<boolean>`(EXISTS (SELECT 1 FROM "VisitorBlock" b WHERE b."organizationId" = v."organizationId"
  AND b."visitorId" = v.id AND b."liftedAt" IS NULL) OR EXISTS (SELECT 1 FROM "BlockedDomain" d
  WHERE d."organizationId" = v."organizationId" AND d.domain = split_part(v.email, '@', 2)))`;

const openGrants = (now: Date) => sql<number>`(SELECT count(*)::int FROM "Grant" g
  WHERE g."organizationId" = v."organizationId" AND g."visitorId" = v.id
  AND g."supersededAt" IS NULL AND (g."expiresAt" IS NULL OR g."expiresAt" > ${now})
  AND NOT EXISTS (SELECT 1 FROM "Revocation" r WHERE r."organizationId" = g."organizationId"
    AND r."grantId" = g.id AND r."reinstatedAt" IS NULL))`;

function matching(tenant: TenantReader, { search, filters }: Input) {
  let rows = tenant
    .selectFrom('Visitor as v')
    .where('v.mergedIntoId', 'is', null)
    .where('v.erasedAt', 'is', null)
    .leftJoin('Customer as c', (join) =>
      join.onRef('c.organizationId', '=', 'v.organizationId').onRef('c.id', '=', 'v.customerId'),
    );
  if (filters.customer) rows = rows.where('v.customerId', '=', filters.customer);
  if (filters.standing === 'blocked') rows = rows.where(blockedNow);
  if (filters.standing === 'verified') rows = rows.where('v.verifiedAt', 'is not', null);
  if (filters.standing === 'unverified') rows = rows.where('v.verifiedAt', 'is', null);
  if (!search) return rows;
  const pattern = likePattern(search);
  return rows.where((where) =>
    where.or([
      where('v.name', 'ilike', pattern),
      where('v.email', 'ilike', pattern),
      where('v.company', 'ilike', pattern),
    ]),
  );
}

/** Outside people, newest first or by name or company. */
export const listVisitors = list(
  'visitor:list',
  visitorListInput,
  async ({ tenant, now }, input): Promise<Page<VisitorRow>> => {
    const rows = matching(tenant, input).select([
      'v.id',
      'v.name',
      'v.email',
      'v.company',
      'v.customerId',
      'c.name as customerName',
      'v.createdAt',
      'v.verifiedAt',
      blockedNow.as('blocked'),
      openGrants(now).as('grants'),
    ]);
    const count = () => countUpTo(tenant, matching(tenant, input).select('v.id'));
    const { sort } = input;
    const order = {
      by: sql.ref(`v.${sort}`),
      id: sql.ref('v.id'),
      type: sort === 'createdAt' ? ('timestamptz' as const) : ('text' as const),
      valueOf: (row: VisitorRow) => (sort === 'createdAt' ? row.createdAt.toISOString() : row[sort]),
    };
    return readPage(rows, order, input, count);
  },
);
