import { sql } from 'kysely';
import { countUpTo, type Page, readPage } from '#lib/list.ts';
import { list, nothing } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { listPersonsInput, type PersonRow } from './list-schema.ts';
import { matching, orderOf, standingSql } from './matching-steps.ts';

/** The directory: persons by name, team, place or days, with how they stand today and what they owe. */
export const listPersons = list(
  'person:list',
  listPersonsInput,
  async ({ tenant, now }, input): Promise<Page<PersonRow>> => {
    const { today } = await readOrganizationDay(tenant, now);
    const count = () => countUpTo(tenant, matching(tenant, input, today).select('p.id'));
    const owed = sql`"Duty" d WHERE d."organizationId" = p."organizationId" AND d."personId" = p.id AND d."endedAt" IS NULL`;
    const rows = matching(tenant, input, today)
      .leftJoin('Person as m', (join) =>
        join.onRef('m.organizationId', '=', 'p.organizationId').onRef('m.id', '=', 'p.managerId'),
      )
      .select([
        'p.id',
        'p.name',
        'p.email',
        'p.team',
        'p.role',
        'p.location',
        'p.source',
        'm.name as managerName',
        sql<string | null>`p."startedOn"::text`.as('startedOn'),
        sql<string | null>`p."leftOn"::text`.as('leftOn'),
        standingSql(today).as('standing'),
        sql<number>`(SELECT count(*)::int FROM ${owed})`.as('open'),
        sql<number>`(SELECT count(*)::int FROM ${owed} AND d."dueOn" < CAST(${today} AS date))`.as('overdue'),
      ]);
    return readPage(rows, orderOf(input.sort), input, count);
  },
);

/** Most values of a field that are offered. */
const most = 500;

/** What persons can be narrowed by: teams, roles and places in use with how many are there, and who manages somebody. */
export const listPersonChoices = list('person:list', nothing, async ({ tenant, now }) => {
  const { today } = await readOrganizationDay(tenant, now);
  const { rows: values } = await sql<{ field: 'team' | 'role' | 'location'; value: string; count: number }>`
    SELECT field, value, count(*)::int AS count FROM "Person" p,
      LATERAL (VALUES ('team', p.team), ('role', p.role), ('location', p.location)) AS facts(field, value)
    WHERE value <> '' AND (p."leftOn" IS NULL OR p."leftOn" > CAST(${today} AS date))
    GROUP BY field, value ORDER BY field, value`.execute(tenant);
  const valuesOf = (field: string) => values.filter((row) => row.field === field).slice(0, most);
  const { rows: managers } = await sql<{ id: string; name: string; email: string }>`
    SELECT m.id, m.name, m.email FROM "Person" m
    WHERE EXISTS (SELECT 1 FROM "Person" p WHERE p."organizationId" = m."organizationId" AND p."managerId" = m.id)
    ORDER BY m.name, m.id LIMIT ${most}`.execute(tenant);
  return { teams: valuesOf('team'), roles: valuesOf('role'), locations: valuesOf('location'), managers };
});

/** How many persons stand how today. */
export const countPersonStandings = list('person:list', nothing, async ({ tenant, now }) => {
  const { today } = await readOrganizationDay(tenant, now);
  const { rows } = await sql<{ standing: PersonRow['standing']; count: number }>`
    SELECT ${standingSql(today)} AS standing, count(*)::int AS count FROM "Person" p
    WHERE p."erasedAt" IS NULL GROUP BY 1 ORDER BY 1`.execute(tenant);
  return rows;
});
