import { sql } from 'kysely';
import type { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list, nothing } from '#lib/operation.ts';
import { asOfNow, controlHealthTable, healthOf } from './health-steps.ts';
import { type ControlRow, listControlsInput } from './list-schema.ts';

type Input = z.output<typeof listControlsInput>;

const mapped = sql`"ControlRequirement" m WHERE m."organizationId" = c."organizationId" AND m."controlId" = c.id`;
const mappedRequirement = sql`"ControlRequirement" m
  JOIN "Requirement" r ON r."organizationId" = m."organizationId" AND r.id = m."requirementId"
  JOIN "Framework" f ON f."organizationId" = r."organizationId" AND f.id = r."frameworkId"
  WHERE m."organizationId" = c."organizationId" AND m."controlId" = c.id`;

/** Controls that the search and the filters leave; `ids` are those of the wanted health, null for any. */
function matching(tenant: TenantReader, { search, filters }: Input, ids: readonly string[] | null) {
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

/** Controls with how they stand now, by identifier, title or last change. */
export const listControls = list(
  'control:list',
  listControlsInput,
  async ({ tenant, now }, input): Promise<Page<ControlRow>> => {
    const asOf = await asOfNow(tenant, now);
    const { health } = input.filters;
    const wanted = health
      ? await sql<{ id: string }>`SELECT "controlId" AS id FROM ${controlHealthTable(asOf, null)}
          WHERE health = ${health}`.execute(tenant)
      : null;
    const ids = wanted?.rows.map(({ id }) => id) ?? null;
    const count = await countUpTo(tenant, matching(tenant, input, ids).select('c.id'));
    const rows = matching(tenant, input, ids)
      .leftJoin('Member as o', (join) =>
        join.onRef('o.organizationId', '=', 'c.organizationId').onRef('o.id', '=', 'c.ownerId'),
      )
      .select([
        'c.id',
        'c.identifier',
        'c.title',
        'c.ownerId',
        'o.name as ownerName',
        'c.implementation',
        'c.responsibility',
        'c.tier',
        'c.cadenceDays',
        sql<string[]>`c.tags`.as('tags'),
        sql<number>`(SELECT count(*)::int FROM ${mapped})`.as('requirements'),
        'c.changedAt',
      ]);
    const order = {
      ...orders[input.sort],
      id: sql.ref('c.id'),
      valueOf: (row: { identifier: string; title: string; changedAt: Date }) =>
        input.sort === 'changedAt' ? row.changedAt.toISOString() : row[input.sort],
    };
    const page = await readPage(rows, order, input, count);
    const shown = page.rows.map((row) => row.id);
    const standing = shown.length > 0 ? await healthOf(tenant, asOf, shown) : new Map<string, never>();
    return { ...page, rows: page.rows.map((row) => ({ ...row, standing: standing.get(row.id) ?? null })) };
  },
);

/** What controls can be narrowed by or given: owners, tags in use, frameworks in use. */
export const listControlChoices = list('control:list', nothing, async ({ tenant }) => {
  const owners = await tenant
    .selectFrom('Member')
    .select(['id', 'name'])
    .where('removedAt', 'is', null)
    .orderBy('name')
    .limit(1000)
    .execute();
  const { rows: tags } = await sql<{
    tag: string;
  }>`SELECT DISTINCT t.tag FROM "Control" c, unnest(c.tags) AS t(tag)
    WHERE c."archivedAt" IS NULL ORDER BY 1 LIMIT 500`.execute(tenant);
  const frameworks = await tenant
    .selectFrom('Framework')
    .select(['id', 'key', 'version', 'title'])
    .where('archivedAt', 'is', null)
    .orderBy('title')
    .orderBy('version')
    .limit(200)
    .execute();
  return { owners, tags: tags.map(({ tag }) => tag), frameworks };
});

/** How many unarchived controls stand how, in one statement; every health is there, if only with 0. */
export const countControlHealth = list('control:list', nothing, async ({ tenant, now }) => {
  const { rows } = await sql<{ health: string; count: number }>`SELECT health, count(*)::int AS count
    FROM ${controlHealthTable(await asOfNow(tenant, now), null)} GROUP BY health ORDER BY health`.execute(
    tenant,
  );
  return rows;
});
