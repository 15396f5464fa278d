import { sql } from 'kysely';
import { z } from 'zod';
import { NotFound } from '#lib/errors.ts';
import { countUpTo, likePattern, listFields, type Page, readPage } from '#lib/list.ts';
import { list } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { presentCondition } from './rule-sql.ts';
import { type AudienceRule, audienceInput, audienceRule } from './schema.ts';
import { type AudienceUse, uses } from './uses-sql.ts';

const listAudiencesInput = z.strictObject({
  ...listFields(['name', 'createdAt']),
  descending: z.boolean().default(false),
  filters: z.strictObject({ archived: z.enum(['yes']).optional() }).default({}),
});

/** An audience as the list shows it: how many are in today, and how many policies, courses and checks ask them. */
export type AudienceRow = {
  id: string;
  name: string;
  description: string;
  rule: AudienceRule;
  createdAt: Date;
  persons: number;
  uses: number;
};

const means = sql`audience_means(a.rule, p.team, p.role, p.location, p."startedOn")`;

/** Audiences by name, with how many are in today. */
export const listAudiences = list(
  'audience:list',
  listAudiencesInput,
  async ({ tenant, now }, { search, sort, filters, ...where }): Promise<Page<AudienceRow>> => {
    const { today } = await readOrganizationDay(tenant, now);
    let matching = tenant
      .selectFrom('Audience as a')
      .where('a.archivedAt', filters.archived ? 'is not' : 'is', null);
    if (search) {
      const pattern = likePattern(search);
      matching = matching.where((either) =>
        either.or([either('a.name', 'ilike', pattern), either('a.description', 'ilike', pattern)]),
      );
    }
    const rows = matching.select([
      'a.id',
      'a.name',
      'a.description',
      sql<unknown>`a.rule`.as('rule'),
      'a.createdAt',
      sql<number>`(SELECT count(*)::int FROM "Person" p WHERE p."organizationId" = a."organizationId"
        AND ${means} AND ${presentCondition(today)})`.as('persons'),
      sql<number>`(SELECT count(*)::int FROM ${uses} u WHERE u."organizationId" = a."organizationId"
        AND u."audienceId" = a.id)`.as('uses'),
    ]);
    const order = {
      by: sql.ref(`a.${sort}`),
      type: sort === 'name' ? ('text' as const) : ('timestamptz' as const),
      id: sql.ref('a.id'),
      valueOf: (row: { name: string; createdAt: Date }) =>
        sort === 'name' ? row.name : row.createdAt.toISOString(),
    };
    const page = await readPage(rows, order, where, () => countUpTo(tenant, matching.select('a.id')));
    return { ...page, rows: page.rows.map((row) => ({ ...row, rule: audienceRule.parse(row.rule) })) };
  },
);

/** One audience with what asks its people for something. Throws NotFound. */
export const getAudience = list('audience:read', audienceInput, async ({ tenant }, { audienceId }) => {
  const row = await tenant
    .selectFrom('Audience')
    .select(['id', 'name', 'description', 'rule', 'revision', 'createdAt', 'archivedAt'])
    .where('id', '=', audienceId)
    .executeTakeFirst();
  if (!row) throw new NotFound('There is no such audience.');
  const { rows } = await sql<AudienceUse>`SELECT u.kind, u.id, u.title FROM ${uses} u
    WHERE u."audienceId" = ${audienceId}::uuid ORDER BY u.kind, u.title LIMIT 500`.execute(tenant);
  return { ...row, rule: audienceRule.parse(row.rule), uses: rows };
});
