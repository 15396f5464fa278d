import { sql } from 'kysely';
import { countUpTo, type Page, readPage } from '#lib/list.ts';
import { list } from '#lib/operation.ts';
import { asOfNow, healthOf } from './health-steps.ts';
import { listControlsInput } from './list-schema.ts';
import { idsStanding, matching, orderOf } from './matching-steps.ts';
import type { ControlSheetRow } from './sheet.ts';

/** Controls with everything that a table holds of them, a page at a time. */
export const exportControls = list(
  'control:export',
  listControlsInput,
  async ({ tenant, now }, input): Promise<Page<ControlSheetRow>> => {
    const asOf = await asOfNow(tenant, now);
    const ids = await idsStanding(tenant, asOf, input.filters.health);
    const rows = matching(tenant, input, ids)
      .leftJoin('Member as o', (join) =>
        join.onRef('o.organizationId', '=', 'c.organizationId').onRef('o.id', '=', 'c.ownerId'),
      )
      .select([
        'c.id',
        'c.identifier',
        'c.title',
        'c.description',
        'c.ownerId',
        'o.email as ownerEmail',
        'c.implementation',
        'c.justification',
        'c.responsibility',
        'c.tier',
        'c.cadenceDays',
        'c.changedAt',
        sql<string[]>`c.tags`.as('tags'),
        sql<string[]>`ARRAY(SELECT f.key || '/' || f.version || ' ' || r.identifier
          FROM "ControlRequirement" m
          JOIN "Requirement" r ON r."organizationId" = m."organizationId" AND r.id = m."requirementId"
          JOIN "Framework" f ON f."organizationId" = r."organizationId" AND f.id = r."frameworkId"
          WHERE m."organizationId" = c."organizationId" AND m."controlId" = c.id
          ORDER BY f.key, f.version, r.position)`.as('requirements'),
      ]);
    const count = await countUpTo(tenant, matching(tenant, input, ids).select('c.id'));
    const page = await readPage(rows, orderOf(input.sort), input, count);
    const standing = await healthOf(
      tenant,
      asOf,
      page.rows.map((row) => row.id),
    );
    return {
      ...page,
      rows: page.rows.map((row) => {
        const { health = null, verifiedOn = null, dueOn = null, evidence = 0 } = standing.get(row.id) ?? {};
        return { ...row, health, verifiedOn, dueOn, evidence };
      }),
    };
  },
);
