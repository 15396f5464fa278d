import { sql } from 'kysely';
import type { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { readTakers } from '#lib/hand-over/read.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list, nothing } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import {
  type ChecklistKind,
  type ChecklistRow,
  listChecklistsInput,
  type OwnItem,
  ownerRoles,
} from './schema.ts';

const mostRows = 500;

const itemsWhere = (condition: ReturnType<typeof sql<boolean>>) =>
  sql<number>`(SELECT count(*)::int FROM "ChecklistItem" i WHERE i."organizationId" = l."organizationId"
    AND i."checklistId" = l.id AND ${condition})`;
const ownerLeft = sql<boolean>`EXISTS (SELECT 1 FROM "Member" m WHERE m."organizationId" = i."organizationId"
  AND m.id = i."ownerId" AND m."removedAt" IS NOT NULL)`;
const left = itemsWhere(sql<boolean>`i."endedAt" IS NULL`);
const inState = {
  open: sql<boolean>`${left} > 0`,
  finished: sql<boolean>`${left} = 0`,
  unowned: sql<boolean>`${itemsWhere(sql<boolean>`i."endedAt" IS NULL AND ${ownerLeft}`)} > 0`,
};

function matching(tenant: TenantReader, { search, filters }: z.output<typeof listChecklistsInput>) {
  let rows = tenant
    .selectFrom('Checklist as l')
    .innerJoin('Person as p', (join) =>
      join.onRef('p.organizationId', '=', 'l.organizationId').onRef('p.id', '=', 'l.personId'),
    );
  if (filters.kind) rows = rows.where('l.kind', '=', filters.kind);
  if (filters.state) rows = rows.where(inState[filters.state]);
  if (!search) return rows;
  const pattern = likePattern(search);
  return rows.where((where) =>
    where.or([where('p.name', 'ilike', pattern), where('l.name', 'ilike', pattern)]),
  );
}

function withFigures(rows: ReturnType<typeof matching>, today: string) {
  return rows.select([
    'l.id',
    'l.name',
    sql<ChecklistKind>`l.kind`.as('kind'),
    'p.id as personId',
    'p.name as personName',
    sql<string>`to_char(l.day, 'YYYY-MM-DD')`.as('day'),
    itemsWhere(sql<boolean>`true`).as('items'),
    itemsWhere(sql<boolean>`i."endedAt" IS NOT NULL`).as('ended'),
    itemsWhere(sql<boolean>`i."endedAt" IS NULL AND i."dueOn" < CAST(${today} AS date)`).as('overdue'),
    'l.createdAt',
  ]);
}

/** Lists of those who join and leave, the newest first. */
export const listChecklists = list(
  'checklist:list',
  listChecklistsInput,
  async ({ tenant, now }, input): Promise<Page<ChecklistRow>> => {
    const { today } = await readOrganizationDay(tenant, now);
    const count = () => countUpTo(tenant, matching(tenant, input).select('l.id'));
    const order = {
      by: sql.ref('l.createdAt'),
      type: 'timestamptz' as const,
      id: sql.ref('l.id'),
      valueOf: (row: ChecklistRow) => row.createdAt.toISOString(),
    };
    return readPage(withFigures(matching(tenant, input), today), order, input, count);
  },
);

/** Templates with how many items they have; archived ones last. */
export const listTemplates = list('checklist:list', nothing, async ({ tenant }) =>
  tenant
    .selectFrom('ChecklistTemplate as t')
    .select([
      't.id',
      't.name',
      sql<ChecklistKind>`t.kind`.as('kind'),
      't.automatic',
      't.archivedAt',
      sql<number>`(SELECT count(*)::int FROM "ChecklistTemplateItem" i WHERE i."organizationId" = t."organizationId"
        AND i."templateId" = t.id)`.as('items'),
    ])
    .orderBy(sql`t."archivedAt" IS NOT NULL`)
    .orderBy('t.name')
    .limit(mostRows)
    .execute(),
);

/** To whom an item can be given: members who see their work, and the roles that somebody has. */
export const listItemOwners = list('checklist:assign', nothing, async ({ tenant }) => {
  const held = await tenant
    .selectFrom('MemberRole as r')
    .innerJoin('Member as m', (join) =>
      join.onRef('m.organizationId', '=', 'r.organizationId').onRef('m.id', '=', 'r.memberId'),
    )
    .where('m.removedAt', 'is', null)
    .select('r.role')
    .distinct()
    .execute();
  const roles = ownerRoles.filter((role) => held.some((one) => one.role === role));
  return { members: await readTakers(tenant), roles };
});

/**
 * What a member is to do for others: theirs by name or by a role they hold; what is due first, first. What was given to
 * somebody who is no member any more is theirs who look after people.
 */
export const getMyItems = list('my-work:view', nothing, async ({ tenant, now, actor }) => {
  const { today } = await readOrganizationDay(tenant, now);
  if (actor.kind !== 'member') return { today, rows: [] };
  const roles = actor.roles.length > 0 ? [...actor.roles] : ['-'];
  const rows: OwnItem[] = await tenant
    .selectFrom('ChecklistItem as i')
    .innerJoin('Checklist as l', (join) =>
      join.onRef('l.organizationId', '=', 'i.organizationId').onRef('l.id', '=', 'i.checklistId'),
    )
    .innerJoin('Person as p', (join) =>
      join.onRef('p.organizationId', '=', 'l.organizationId').onRef('p.id', '=', 'l.personId'),
    )
    .where('i.endedAt', 'is', null)
    .where((where) =>
      where.or([
        where('i.ownerId', '=', actor.memberId),
        where('i.ownerRole', 'in', roles),
        ...(roles.includes('people') ? [ownerLeft] : []),
      ]),
    )
    .select([
      'i.id',
      'i.checklistId',
      'i.title',
      sql<string>`to_char(i."dueOn", 'YYYY-MM-DD')`.as('dueOn'),
      'p.name as personName',
      'l.name as checklistName',
    ])
    .orderBy('i.dueOn')
    .orderBy('i.id')
    .limit(mostRows)
    .execute();
  return { today, rows };
});
