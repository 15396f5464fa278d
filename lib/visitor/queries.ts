import { sql } from 'kysely';
import type { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { ndaStanding } from '#lib/nda/standing.ts';
import { list, query } from '#lib/operation.ts';
import { type VisitorRow, visitorInput, visitorListInput } from './schema.ts';

type Input = z.output<typeof visitorListInput>;

const blockedNow = sql<boolean>`EXISTS (SELECT 1 FROM "VisitorBlock" b
  WHERE b."visitorId" = v.id AND b."liftedAt" IS NULL)`;

const openGrants = (now: Date) => sql<number>`(SELECT count(*)::int FROM "Grant" g WHERE g."visitorId" = v.id
  AND g."supersededAt" IS NULL AND (g."expiresAt" IS NULL OR g."expiresAt" > ${now})
  AND NOT EXISTS (SELECT 1 FROM "Revocation" r WHERE r."grantId" = g.id AND r."reinstatedAt" IS NULL))`;

function matching(tenant: TenantReader, { search, filters }: Input) {
  let rows = tenant.selectFrom('Visitor as v').leftJoin('Customer as c', 'c.id', 'v.customerId');
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
    const count = await countUpTo(tenant, matching(tenant, input).select('v.id'));
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

const documentTitle = { document: { select: { id: true, title: true, tier: true } } } as const;

/** One visitor with everything that is known of them. Throws NotFound. */
export const getVisitor = query('visitor:read', visitorInput, async ({ tenant, now }, { visitorId }) => {
  const visitor = await tenant.visitor.findFirst({
    where: { id: visitorId },
    select: {
      id: true,
      name: true,
      email: true,
      company: true,
      title: true,
      createdAt: true,
      verifiedAt: true,
      customer: { select: { id: true, name: true } },
      blocks: { orderBy: { blockedAt: 'desc' }, take: 20 },
      ndaSignatures: {
        orderBy: { signedAt: 'desc' },
        take: 20,
        select: {
          id: true,
          signedAt: true,
          expiresAt: true,
          domain: true,
          version: { select: { number: true } },
        },
      },
      ndaWaivers: { orderBy: { waivedAt: 'desc' }, take: 20 },
      accessRequests: {
        orderBy: { createdAt: 'desc' },
        take: 20,
        select: { id: true, number: true, createdAt: true, submittedAt: true, closedAt: true },
      },
      grants: {
        orderBy: { grantedAt: 'desc' },
        take: 100,
        select: {
          id: true,
          source: true,
          grantedAt: true,
          expiresAt: true,
          supersededAt: true,
          ...documentTitle,
          revocations: { where: { reinstatedAt: null }, select: { revokedAt: true, reason: true } },
        },
      },
      copies: {
        orderBy: { createdAt: 'desc' },
        take: 50,
        select: { id: true, code: true, createdAt: true, ...documentTitle },
      },
      sessions: {
        where: { endedAt: null, expiresAt: { gt: now } },
        orderBy: { lastSeenAt: 'desc' },
        select: { id: true, createdAt: true, lastSeenAt: true, address: true, userAgent: true },
      },
    },
  });
  if (!visitor) throw new NotFound('There is no such visitor.');
  return { ...visitor, nda: await ndaStanding(tenant, visitorId, now) };
});
