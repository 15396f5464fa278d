import { sql } from 'kysely';
import type { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list, nothing } from '#lib/operation.ts';
import { listRequestsInput, type RequestRow } from './schema.ts';
import { requestStateSql, waits } from './state-sql.ts';

type Input = z.output<typeof listRequestsInput>;

const undecided = sql<boolean>`r."closedAt" IS NULL AND r."submittedAt" IS NOT NULL`;
const overdue = (now: Date) => sql<boolean>`${undecided} AND r."dueAt" <= ${now} AND NOT ${waits()}`;

function matching(tenant: TenantReader, { search, filters }: Input, now: Date) {
  let rows = tenant
    .selectFrom('AccessRequest as r')
    .innerJoin('Visitor as v', (join) =>
      join.onRef('v.organizationId', '=', 'r.organizationId').onRef('v.id', '=', 'r.visitorId'),
    )
    .leftJoin('Customer as c', (join) =>
      join.onRef('c.organizationId', '=', 'v.organizationId').onRef('c.id', '=', 'v.customerId'),
    );
  const { state, visitorId } = filters;
  if (visitorId) rows = rows.where('r.visitorId', '=', visitorId);
  if (state === 'open') rows = rows.where(undecided);
  else if (state === 'overdue') rows = rows.where(overdue(now));
  else if (state === 'closed') rows = rows.where('r.closedAt', 'is not', null);
  else if (state) {
    // Said twice, so that the index on open requests can be used where it helps.
    const open = state === 'submitted' || state === 'needs-information' || state === 'unverified';
    rows = rows
      .where('r.closedAt', open ? 'is' : 'is not', null)
      .where(sql<boolean>`${requestStateSql} = ${state}`);
  }
  if (!search) return rows;
  const pattern = likePattern(search);
  const number = /^#?(\d{1,9})$/.exec(search)?.[1];
  return rows.where((where) =>
    where.or([
      where('r.name', 'ilike', pattern),
      where('v.email', 'ilike', pattern),
      where('r.company', 'ilike', pattern),
      where('c.name', 'ilike', pattern),
      ...(number ? [where('r.number', '=', Number(number))] : []),
    ]),
  );
}

/** The queue: what is due first by default. */
export const listRequests = list(
  'access-request:list',
  listRequestsInput,
  async ({ tenant, now }, input): Promise<Page<RequestRow>> => {
    const count = () => countUpTo(tenant, matching(tenant, input, now).select('r.id'));
    const rows = matching(tenant, input, now).select([
      'r.id',
      'r.number',
      'r.name',
      'v.email',
      'r.company',
      'c.name as customerName',
      requestStateSql.as('state'),
      sql<string[]>`(SELECT coalesce(array_agg(d.title ORDER BY i.id), '{}') FROM "AccessRequestItem" i
        JOIN "Document" d ON d."organizationId" = i."organizationId" AND d.id = i."documentId"
        WHERE i."organizationId" = r."organizationId" AND i."requestId" = r.id)`.as('titles'),
      sql<string[]>`(SELECT coalesce(array_agg(i."documentId"::text ORDER BY i.id), '{}')
        FROM "AccessRequestItem" i WHERE i."organizationId" = r."organizationId" AND i."requestId" = r.id
        AND i.outcome IS NULL)`.as('openDocumentIds'),
      'r.submittedAt',
      'r.createdAt',
      'r.dueAt',
      overdue(now).as('overdue'),
    ]);
    const byDue = input.sort === 'dueAt';
    const order = {
      by: byDue
        ? sql`coalesce(r."dueAt", 'infinity'::timestamptz)`
        : sql`coalesce(r."submittedAt", r."createdAt")`,
      type: 'timestamptz' as const,
      id: sql.ref('r.id'),
      valueOf: (row: RequestRow) =>
        byDue ? (row.dueAt?.toISOString() ?? 'infinity') : (row.submittedAt ?? row.createdAt).toISOString(),
    };
    return readPage(rows, order, input, count);
  },
);

/** How many requests wait for a decision, are overdue, and wait for the visitor; for tabs and the home page. */
export const countRequests = list('access-request:list', nothing, async ({ tenant, now }) => {
  const row = await tenant
    .selectFrom('AccessRequest as r')
    .where(undecided)
    .select([
      sql<number>`count(*)::int`.as('open'),
      sql<number>`(count(*) FILTER (WHERE ${overdue(now)}))::int`.as('overdue'),
      sql<number>`(count(*) FILTER (WHERE ${waits()}))::int`.as('waiting'),
    ])
    .executeTakeFirst();
  return { open: row?.open ?? 0, overdue: row?.overdue ?? 0, waiting: row?.waiting ?? 0 };
});
