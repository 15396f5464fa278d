import { sql } from 'kysely';
import type { z } from 'zod';
import { asOfNow } from '#lib/control/health-steps.ts';
import type { TenantReader } from '#lib/db/tenant.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list, nothing, query } from '#lib/operation.ts';
import { type ClaimRow, listClaimsInput } from './list-schema.ts';
import { measureOf } from './measure.ts';
import { claimsInOrderInput, type OrderedClaim } from './schema.ts';
import { claimStandingTable, standingsOf } from './standing-steps.ts';

type Input = z.output<typeof listClaimsInput>;

const backing = sql`"ClaimControl" b JOIN "Control" k ON k."organizationId" = b."organizationId" AND k.id = b."controlId"
  WHERE b."organizationId" = c."organizationId" AND b."claimId" = c.id AND b."removedAt" IS NULL`;

/** Claims that the search and the filters leave; `ids` are those of the wanted standing, null for any. */
function matching(tenant: TenantReader, { search, filters }: Input, ids: readonly string[] | null) {
  let rows = tenant.selectFrom('Claim as c').where('c.archivedAt', filters.archived ? 'is not' : 'is', null);
  if (ids) rows = rows.where(sql<boolean>`c.id = ANY (CAST(${[...ids]} AS uuid[]))`);
  if (filters.audience) rows = rows.where('c.audience', '=', filters.audience);
  if (filters.section) rows = rows.where('c.section', '=', filters.section);
  if (filters.measured) rows = rows.where('c.metric', filters.measured === 'yes' ? 'is not' : 'is', null);
  if (filters.control)
    rows = rows.where(
      sql<boolean>`EXISTS (SELECT 1 FROM ${backing} AND b."controlId" = CAST(${filters.control} AS uuid))`,
    );
  if (!search) return rows;
  const pattern = likePattern(search);
  return rows.where((where) =>
    where.or([
      where('c.text', 'ilike', pattern),
      where('c.section', 'ilike', pattern),
      sql<boolean>`EXISTS (SELECT 1 FROM ${backing} AND (k.identifier ILIKE ${pattern} OR k.title ILIKE ${pattern}))`,
    ]),
  );
}

// What a cursor holds of a wording, which may fill a page.
const shownOfText = 120;

const orders = {
  position: { by: sql.ref('c.position'), type: 'integer' },
  text: { by: sql`left(c.text, ${sql.lit(shownOfText)})`, type: 'text' },
  changedAt: { by: sql.ref('c.changedAt'), type: 'timestamptz' },
} as const;

const backedBy = sql<
  ClaimRow['controls']
>`coalesce((SELECT json_agg(json_build_object('id', k.id, 'identifier',
  k.identifier) ORDER BY k.identifier) FROM ${backing}), '[]')`;

/** Claims with how they stand now and what is behind them: by place on the portal, wording or last change. */
export const listClaims = list(
  'claim:list',
  listClaimsInput,
  async ({ tenant, now }, input): Promise<Page<ClaimRow>> => {
    const asOf = await asOfNow(tenant, now);
    const { standing } = input.filters;
    const wanted = standing
      ? await sql<{ id: string }>`SELECT "claimId" AS id FROM ${claimStandingTable(asOf, null)}
          WHERE standing = ${standing}`.execute(tenant)
      : null;
    const ids = wanted?.rows.map(({ id }) => id) ?? null;
    const count = () => countUpTo(tenant, matching(tenant, input, ids).select('c.id'));
    const columns = ['section', 'text', 'audience', 'edition', 'position', 'changedAt'] as const;
    const rows = matching(tenant, input, ids)
      .select(['c.id', 'c.metric', 'c.comparator', 'c.value', 'c.unit', backedBy.as('controls')])
      .select(columns.map((name) => `c.${name}` as const));
    const order = {
      ...orders[input.sort],
      id: sql.ref('c.id'),
      valueOf: (row: { position: number; text: string; changedAt: Date }) => {
        if (input.sort === 'text') return [...row.text].slice(0, shownOfText).join('');
        return input.sort === 'changedAt' ? row.changedAt.toISOString() : String(row.position);
      },
    };
    const page = await readPage(rows, order, input, count);
    const shown = page.rows.map(({ id }) => id);
    const found = shown.length > 0 ? await standingsOf(tenant, asOf, shown) : null;
    return {
      ...page,
      rows: page.rows.map(({ metric, comparator, value, unit, ...row }) => ({
        ...row,
        measure: measureOf({ metric, comparator, value, unit }),
        standing: found?.get(row.id) ?? null,
      })),
    };
  },
);

/** Claims in the order of the portal, or archived ones, newest first. At most 1,000 of either. */
export const listClaimsInOrder = query(
  'claim:list',
  claimsInOrderInput,
  ({ tenant }, { archived }): Promise<OrderedClaim[]> =>
    tenant.claim.findMany({
      where: { archivedAt: archived ? { not: null } : null },
      orderBy: archived ? [{ archivedAt: 'desc' }, { id: 'asc' }] : [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true, section: true, text: true, edition: true, archivedAt: true },
      take: 1000,
    }),
);

/** The areas of unarchived claims, in order. */
export const listAreas = query('claim:list', nothing, async ({ tenant }): Promise<string[]> => {
  const rows = await tenant.claim.groupBy({
    by: ['section'],
    where: { archivedAt: null },
    _min: { position: true },
    orderBy: { _min: { position: 'asc' } },
  });
  return rows.map(({ section }) => section);
});
