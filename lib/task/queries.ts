import { sql } from 'kysely';
import type { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list, nothing } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { listTasksInput, type TaskRow, type TaskState, taskMonthInput } from './schema.ts';

const mostRows = 1_000;
// Behind every day that a task can be due on.
const never = '9999-12-31';

const state = sql<TaskState>`coalesce((SELECT e.outcome FROM "TaskEnd" e
  WHERE e."organizationId" = t."organizationId" AND e."taskId" = t.id AND e."reopenedAt" IS NULL LIMIT 1), 'open')`;
const isOpen = sql<boolean>`NOT EXISTS (SELECT 1 FROM "TaskEnd" e
  WHERE e."organizationId" = t."organizationId" AND e."taskId" = t.id AND e."reopenedAt" IS NULL)`;
// Whose owner is no member any more has none.
const unowned = sql<boolean>`NOT EXISTS (SELECT 1 FROM "Member" o
  WHERE o."organizationId" = t."organizationId" AND o.id = t."ownerId" AND o."removedAt" IS NULL)`;
const due = sql<string>`coalesce(t."dueOn", ${never}::date)`;

function matching(tenant: TenantReader, { search, filters }: z.output<typeof listTasksInput>) {
  let rows = tenant.selectFrom('Task as t');
  if (filters.state) rows = rows.where(sql<boolean>`${state} = ${filters.state}`);
  if (filters.owner === 'none') rows = rows.where(unowned);
  else if (filters.owner) rows = rows.where('t.ownerId', '=', filters.owner);
  if (filters.profile) rows = rows.where('t.profileId', '=', filters.profile);
  if (!search) return rows;
  const pattern = likePattern(search);
  return rows.where((where) =>
    where.or([where('t.title', 'ilike', pattern), where('t.description', 'ilike', pattern)]),
  );
}

function withNames(rows: ReturnType<typeof matching>) {
  return rows
    .leftJoin('Member as m', (join) =>
      join.onRef('m.organizationId', '=', 't.organizationId').onRef('m.id', '=', 't.ownerId'),
    )
    .leftJoin('Profile as p', (join) =>
      join.onRef('p.organizationId', '=', 't.organizationId').onRef('p.id', '=', 't.profileId'),
    )
    .leftJoin('Requirement as r', (join) =>
      join.onRef('r.organizationId', '=', 't.organizationId').onRef('r.id', '=', 't.requirementId'),
    )
    .select([
      't.id',
      't.title',
      't.ownerId',
      'm.name as ownerName',
      sql<boolean>`m."removedAt" IS NOT NULL`.as('ownerGone'),
      sql<string | null>`to_char(t."dueOn", 'YYYY-MM-DD')`.as('dueOn'),
      state.as('state'),
      't.profileId',
      'p.name as profileName',
      't.requirementId',
      'r.identifier',
      't.createdAt',
    ]);
}

const everything = listTasksInput.parse({});

/** Tasks, what is due first, first; with the day it is. */
export const listTasks = list(
  'task:list',
  listTasksInput,
  async ({ tenant, now }, input): Promise<Page<TaskRow> & { today: string }> => {
    const { today } = await readOrganizationDay(tenant, now);
    const count = await countUpTo(tenant, matching(tenant, input).select('t.id'));
    const order =
      input.sort === 'dueOn'
        ? { by: due, type: 'date' as const, valueOf: (row: TaskRow) => row.dueOn ?? never }
        : {
            by: sql.ref('t.createdAt'),
            type: 'timestamptz' as const,
            valueOf: (row: TaskRow) => row.createdAt.toISOString(),
          };
    const page = await readPage(
      withNames(matching(tenant, input)),
      { ...order, id: sql.ref('t.id') },
      input,
      count,
    );
    return { ...page, today };
  },
);

/** Who tasks can be given to, and the profiles that they come from. */
export const listTaskChoices = list('task:list', nothing, async ({ tenant }) => ({
  owners: await tenant
    .selectFrom('Member')
    .select(['id', 'name'])
    .where('removedAt', 'is', null)
    .orderBy('name')
    .limit(mostRows)
    .execute(),
  profiles: await tenant
    .selectFrom('Profile')
    .select(['id', 'name'])
    .orderBy('name')
    .limit(mostRows)
    .execute(),
}));

/** The open tasks of one member, what is due first, first. */
export const getMyTasks = list('my-work:view', nothing, async ({ tenant, now, actor }) => {
  const { today } = await readOrganizationDay(tenant, now);
  const memberId = actor.kind === 'member' ? actor.memberId : null;
  const rows: TaskRow[] = memberId
    ? await withNames(matching(tenant, everything).where('t.ownerId', '=', memberId).where(isOpen))
        .orderBy(due)
        .orderBy('t.id')
        .limit(mostRows)
        .execute()
    : [];
  return { today, rows };
});

/** The open tasks that are due in a month, by day. */
export const listTaskCalendar = list('task:list', taskMonthInput, async ({ tenant }, { month }) => {
  const first = `${month}-01`;
  return withNames(
    matching(tenant, everything)
      .where(isOpen)
      .where(sql<boolean>`t."dueOn" >= ${first}::date AND t."dueOn" < (${first}::date + interval '1 month')`),
  )
    .orderBy('t.dueOn')
    .orderBy('t.id')
    .limit(mostRows)
    .execute();
});
