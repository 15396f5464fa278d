import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { likePattern, type Order } from '#lib/list.ts';
import type { listPersonsInput } from './list-schema.ts';
import type { Standing } from './standing.ts';

type Input = z.output<typeof listPersonsInput>;

const day = (text: string) => sql`CAST(${text} AS date)`;

/** How the person `p` stands on a day: what `standingOf` says, in the database. */
export function standingSql(today: string): RawBuilder<Standing> {
  return sql<Standing>`CASE WHEN p."leftOn" <= ${day(today)} THEN 'left' WHEN p."startedOn" > ${day(today)} THEN 'starts'
    WHEN p."leftOn" IS NULL THEN 'here' ELSE 'leaves' END`;
}

/** Persons that the search and the filters leave. */
export function matching(tenant: TenantReader, { search, filters }: Input, today: string) {
  let rows = tenant.selectFrom('Person as p').where('p.erasedAt', 'is', null);
  if (filters.standing === undefined)
    rows = rows.where(sql<boolean>`(p."leftOn" IS NULL OR p."leftOn" > ${day(today)})`);
  else if (filters.standing !== 'any')
    rows = rows.where(sql<boolean>`${standingSql(today)} = ${filters.standing}`);
  if (filters.team !== undefined) rows = rows.where('p.team', '=', filters.team);
  if (filters.role !== undefined) rows = rows.where('p.role', '=', filters.role);
  if (filters.location !== undefined) rows = rows.where('p.location', '=', filters.location);
  if (filters.manager === 'none') rows = rows.where('p.managerId', 'is', null);
  else if (filters.manager) rows = rows.where('p.managerId', '=', filters.manager);
  if (!search) return rows;
  const pattern = likePattern(search);
  return rows.where((where) =>
    where.or([
      where('p.name', 'ilike', pattern),
      where('p.email', 'ilike', pattern),
      where('p.team', 'ilike', pattern),
      where('p.role', 'ilike', pattern),
      where('p.externalId', 'ilike', pattern),
    ]),
  );
}

type Sorted = {
  name: string;
  team: string;
  location: string;
  startedOn: string | null;
  leftOn: string | null;
};

// Whoever has no day stands before all who have.
const never = '0001-01-01';

const orders = {
  name: { by: sql.ref('p.name'), type: 'text' },
  team: { by: sql.ref('p.team'), type: 'text' },
  location: { by: sql.ref('p.location'), type: 'text' },
  startedOn: { by: sql`coalesce(p."startedOn", CAST(${sql.lit(never)} AS date))`, type: 'date' },
  leftOn: { by: sql`coalesce(p."leftOn", CAST(${sql.lit(never)} AS date))`, type: 'date' },
} as const;

/** The order of the directory by one of its sorts. */
export function orderOf(sort: Input['sort']): Order<Sorted> {
  return { ...orders[sort], id: sql.ref('p.id'), valueOf: (row) => row[sort] ?? never };
}
