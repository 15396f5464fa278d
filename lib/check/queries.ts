import { sql } from 'kysely';
import type { z } from 'zod';
import { may } from '#lib/auth/permissions.ts';
import type { TenantReader } from '#lib/db/tenant.ts';
import { owing, owingColumns, owingOrder } from '#lib/duty/owing-sql.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import {
  type CheckedRow,
  type CheckKind,
  type CheckOutcome,
  type CheckRow,
  listCheckedInput,
  listChecksInput,
} from './schema.ts';

function matching(tenant: TenantReader, { search, filters }: z.output<typeof listChecksInput>) {
  let rows = tenant
    .selectFrom('Check as c')
    .leftJoin('Audience as a', (join) =>
      join.onRef('a.organizationId', '=', 'c.organizationId').onRef('a.id', '=', 'c.audienceId'),
    )
    .where('c.archivedAt', filters.state === 'archived' ? 'is not' : 'is', null);
  if (filters.kind) rows = rows.where('c.kind', '=', filters.kind);
  return search ? rows.where('c.title', 'ilike', likePattern(search)) : rows;
}

const duties = (today: string, which: 'done' | 'overdue' | 'open') => {
  const day = sql`CAST(${today} AS date)`;
  const wanted = {
    done: sql`d.outcome = 'done'`,
    overdue: sql`d."endedAt" IS NULL AND d."dueOn" < ${day}`,
    open: sql`d."endedAt" IS NULL AND d."dueOn" >= ${day}`,
  }[which];
  return sql<number>`(SELECT count(DISTINCT d."personId")::int FROM "Duty" d WHERE d."organizationId" = c."organizationId"
    AND d."checkId" = c.id AND ${wanted})`;
};

/** Checks with how many people are done, late and have time left. */
export const listChecks = list(
  'check:list',
  listChecksInput,
  async ({ tenant, now }, input): Promise<Page<CheckRow>> => {
    const { today } = await readOrganizationDay(tenant, now);
    const count = () => countUpTo(tenant, matching(tenant, input).select('c.id'));
    const rows = matching(tenant, input).select([
      'c.id',
      sql<CheckKind>`c.kind`.as('kind'),
      'c.title',
      'a.name as audienceName',
      'c.everyDays',
      'c.selfAttested',
      duties(today, 'done').as('done'),
      duties(today, 'overdue').as('overdue'),
      duties(today, 'open').as('open'),
      'c.createdAt',
      'c.archivedAt',
    ]);
    const id = sql.ref('c.id');
    const order =
      input.sort === 'title'
        ? { by: sql.ref('c.title'), type: 'text' as const, id, valueOf: (row: CheckRow) => row.title }
        : {
            by: sql.ref('c.createdAt'),
            type: 'timestamptz' as const,
            id,
            valueOf: (row: CheckRow) => row.createdAt.toISOString(),
          };
    return readPage(rows, order, input, count);
  },
);

/** Which duties a list of a check's people is about. */
const owedBy = ({ checkId, search, filters }: z.output<typeof listCheckedInput>, today: string) => ({
  of: { checkId },
  search,
  state: filters.state,
  today,
});

/** Who has a check done and who owes it; how it came out for whoever may know it, else only whether it is done. */
export const getChecked = list(
  'check:read',
  listCheckedInput,
  async ({ tenant, actor, now }, input): Promise<Page<CheckedRow>> => {
    const { today } = await readOrganizationDay(tenant, now);
    const owed = owedBy(input, today);
    const count = () => countUpTo(tenant, owing(tenant, owed).select('d.id'));
    const sees = may(actor, 'check:see-outcome');
    const rows = owing(tenant, owed)
      .leftJoinLateral(
        (from) =>
          from
            .selectFrom('CheckResult as r')
            .whereRef('r.organizationId', '=', 'd.organizationId')
            .whereRef('r.dutyId', '=', 'd.id')
            .where(sql<boolean>`${sees}`)
            .select(['r.id', 'r.outcome', 'r.reason', 'r.fileId', 'r.recordedAt'])
            .orderBy('r.recordedAt', 'desc')
            .orderBy('r.id', 'desc')
            .limit(1)
            .as('r'),
        (join) => join.onTrue(),
      )
      .select([
        ...owingColumns(today),
        sql<Date | null>`coalesce(d."endedAt", r."recordedAt")`.as('recordedAt'),
        sql<CheckOutcome | null>`r.outcome`.as('outcome'),
        sql<string | null>`r.reason`.as('reason'),
        sql<string | null>`r.id`.as('resultId'),
        sql<boolean>`r."fileId" IS NOT NULL`.as('file'),
      ]);
    return readPage(rows, owingOrder, input, count);
  },
);
