import { sql } from 'kysely';
import type { TenantReader } from '#lib/db/tenant.ts';
import { likePattern } from '#lib/list.ts';
import type { OwingState } from './schema.ts';

/** How a duty `d` stands on a day (`2026-11-22`). */
export function owingState(today: string) {
  return sql<OwingState>`CASE WHEN d.outcome = 'exempt' THEN 'exempt' WHEN d."endedAt" IS NOT NULL THEN 'done'
    WHEN d."dueOn" < CAST(${today} AS date) THEN 'overdue' ELSE 'open' END`;
}

type Owed = {
  /** A course or a check. */
  of: { courseId: string } | { checkId: string };
  search: string | null;
  state: OwingState | undefined;
  today: string;
};

/** The duties `d` of persons `p` who owe a course or a check, have done it or are exempt, narrowed as a list asks. */
export function owing(tenant: TenantReader, { of, search, state, today }: Owed) {
  // Of a check only its results say who is exempt, to those who may know (decision 021).
  const shown = 'courseId' in of ? ['done', 'exempt'] : ['done'];
  let rows = tenant
    .selectFrom('Duty as d')
    .innerJoin('Person as p', (join) =>
      join.onRef('p.organizationId', '=', 'd.organizationId').onRef('p.id', '=', 'd.personId'),
    )
    .where((where) => where.or([where('d.endedAt', 'is', null), where('d.outcome', 'in', shown)]));
  if ('courseId' in of) rows = rows.where('d.courseId', '=', of.courseId);
  else rows = rows.where('d.checkId', '=', of.checkId);
  if (state) rows = rows.where(sql<boolean>`${owingState(today)} = ${state}`);
  if (!search) return rows;
  const pattern = likePattern(search);
  return rows.where((where) =>
    where.or((['p.name', 'p.email', 'p.team'] as const).map((field) => where(field, 'ilike', pattern))),
  );
}

/** What such a list shows of each: see `OwingRow`. */
export function owingColumns(today: string) {
  return [
    'd.id',
    'p.id as personId',
    'p.name',
    'p.team',
    owingState(today).as('state'),
    sql<string>`to_char(d."dueOn", 'YYYY-MM-DD')`.as('dueOn'),
  ] as const;
}

/** The order of such a list: by due day. */
export const owingOrder = {
  by: sql.ref('d.dueOn'),
  type: 'date',
  id: sql.ref('d.id'),
  valueOf: (row: { dueOn: string }) => row.dueOn,
} as const;
