import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { likePattern, type Order } from '#lib/list.ts';
import type { Health } from './health.ts';
import { type AsOf, controlHealthTable } from './health-steps.ts';
import type { listControlsInput } from './list-schema.ts';

type Input = z.output<typeof listControlsInput>;

/** The mappings of the control `c`, as the end of a SELECT. */
export const mapped: RawBuilder<unknown> = sql`"ControlRequirement" m WHERE m."organizationId" = c."organizationId" AND m."controlId" = c.id`;
const mappedRequirement = sql`"ControlRequirement" m
  JOIN "Requirement" r ON r."organizationId" = m."organizationId" AND r.id = m."requirementId"
  JOIN "Framework" f ON f."organizationId" = r."organizationId" AND f.id = r."frameworkId"
  WHERE m."organizationId" = c."organizationId" AND m."controlId" = c.id`;

/** Ids of the controls that stand so, or null for any standing. */
export async function idsStanding(
  tenant: TenantReader,
  asOf: AsOf,
  health: Health | undefined,
): Promise<string[] | null> {
  if (!health) return null;
  const { rows } = await sql<{ id: string }>`SELECT "controlId" AS id FROM ${controlHealthTable(asOf, null)}
    WHERE health = ${health}`.execute(tenant);
  return rows.map(({ id }) => id);
}

/** Controls that the search and the filters leave; `ids` are those of the wanted health, null for any. */
export function matching(tenant: TenantReader, { search, filters }: Input, ids: readonly string[] | null) {
  let rows = tenant
    .selectFrom('Control as c')
    .where('c.archivedAt', filters.archived ? 'is not' : 'is', null);
  if (ids) rows = rows.where(sql<boolean>`c.id = ANY (CAST(${[...ids]} AS uuid[]))`);
  if (filters.implementation) rows = rows.where('c.implementation', '=', filters.implementation);
  if (filters.responsibility) rows = rows.where('c.responsibility', '=', filters.responsibility);
  if (filters.owner === 'none') rows = rows.where('c.ownerId', 'is', null);
  else if (filters.owner) rows = rows.where('c.ownerId', '=', filters.owner);
  if (filters.tag) rows = rows.where(sql<boolean>`${filters.tag} = ANY (c.tags)`);
  if (filters.unmapped) rows = rows.where(sql<boolean>`NOT EXISTS (SELECT 1 FROM ${mapped})`);
  if (filters.framework)
    rows = rows.where(
      sql<boolean>`EXISTS (SELECT 1 FROM ${mappedRequirement} AND f.key = ${filters.framework})`,
    );
  if (filters.function)
    rows = rows.where(sql<boolean>`EXISTS (SELECT 1 FROM ${mappedRequirement} AND f.key = 'nist-csf'
      AND starts_with(r.identifier, ${`${filters.function}.`}))`);
  if (!search) return rows;
  const pattern = likePattern(search);
  return rows.where((where) =>
    where.or([
      where('c.identifier', 'ilike', pattern),
      where('c.title', 'ilike', pattern),
      where('c.description', 'ilike', pattern),
      sql<boolean>`EXISTS (SELECT 1 FROM unnest(c.tags) AS t(tag) WHERE t.tag ILIKE ${pattern})`,
    ]),
  );
}

const orders = {
  identifier: { by: sql.ref('c.identifier'), type: 'text' },
  title: { by: sql.ref('c.title'), type: 'text' },
  changedAt: { by: sql.ref('c.changedAt'), type: 'timestamptz' },
} as const;

type Sorted = { identifier: string; title: string; changedAt: Date };

/** The order of the list of controls by one of its sorts. */
export function orderOf(sort: Input['sort']): Order<Sorted> {
  return {
    ...orders[sort],
    id: sql.ref('c.id'),
    valueOf: (row) => (sort === 'changedAt' ? row.changedAt.toISOString() : row[sort]),
  };
}
