import { sql } from 'kysely';
import { countUpTo, type Page, readPage } from '#lib/list.ts';
import { list, nothing } from '#lib/operation.ts';
import { asOfNow, controlHealthTable, healthOf } from './health-steps.ts';
import { type ControlRow, listControlsInput } from './list-schema.ts';
import { idsStanding, mapped, matching, orderOf } from './matching-steps.ts';

/** Controls with how they stand now, by identifier, title or last change. */
export const listControls = list(
  'control:list',
  listControlsInput,
  async ({ tenant, now }, input): Promise<Page<ControlRow>> => {
    const asOf = await asOfNow(tenant, now);
    const ids = await idsStanding(tenant, asOf, input.filters.health);
    const count = () => countUpTo(tenant, matching(tenant, input, ids).select('c.id'));
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
    const page = await readPage(rows, orderOf(input.sort), input, count);
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
