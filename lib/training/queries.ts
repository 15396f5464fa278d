import { sql } from 'kysely';
import type { z } from 'zod';
import { may } from '#lib/auth/permissions.ts';
import type { TenantReader } from '#lib/db/tenant.ts';
import { owing, owingColumns, owingOrder } from '#lib/duty/owing-sql.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list, nothing } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { certificateWaits } from './certificate-sql.ts';
import { courseMeasure } from './measure-sql.ts';
import { courseReady } from './ready-sql.ts';
import {
  type CourseKind,
  type CourseRow,
  listCoursesInput,
  listParticipantsInput,
  type ParticipantRow,
} from './schema.ts';

const mostRows = 1_000;

function matching(tenant: TenantReader, { search, filters }: z.output<typeof listCoursesInput>) {
  let rows = tenant
    .selectFrom('Course as c')
    .leftJoin('Audience as a', (join) =>
      join.onRef('a.organizationId', '=', 'c.organizationId').onRef('a.id', '=', 'c.audienceId'),
    );
  if (filters.kind) rows = rows.where('c.kind', '=', filters.kind);
  if (filters.audience) rows = rows.where('c.audienceId', '=', filters.audience);
  rows = rows.where('c.archivedAt', filters.state === 'archived' ? 'is not' : 'is', null);
  return search ? rows.where('c.title', 'ilike', likePattern(search)) : rows;
}

/** Courses with how far they are done today, by title or age. */
export const listCourses = list(
  'training:list',
  listCoursesInput,
  async ({ tenant, now }, input): Promise<Page<CourseRow>> => {
    const { today } = await readOrganizationDay(tenant, now);
    const count = () => countUpTo(tenant, matching(tenant, input).select('c.id'));
    const rows = matching(tenant, input).select([
      'c.id',
      'c.title',
      sql<CourseKind>`c.kind`.as('kind'),
      'a.name as audienceName',
      'c.everyDays',
      'c.dueWithinDays',
      'c.createdAt',
      'c.archivedAt',
      sql<boolean>`${courseReady('c')}`.as('ready'),
    ]);
    const order =
      input.sort === 'title'
        ? { by: sql.ref('c.title'), type: 'text' as const, valueOf: (row: { title: string }) => row.title }
        : {
            by: sql.ref('c.createdAt'),
            type: 'timestamptz' as const,
            valueOf: (row: { createdAt: Date }) => row.createdAt.toISOString(),
          };
    const page = await readPage(rows, { ...order, id: sql.ref('c.id') }, input, count);
    const measures = await measuresOf(
      tenant,
      today,
      page.rows.map(({ id }) => id),
    );
    const none = { due: 0, done: 0, open: 0 };
    return { ...page, rows: page.rows.map((row) => ({ ...row, ...(measures.get(row.id) ?? none) })) };
  },
);

type Measured = { due: number; done: number; open: number };

/** How far courses are done on a day. */
export async function measuresOf(
  tenant: TenantReader,
  today: string,
  courseIds: readonly string[],
): Promise<Map<string, Measured>> {
  if (courseIds.length === 0) return new Map();
  const { rows } = await sql<Measured & { id: string }>`SELECT c.id, m.due, m.done, m.open FROM "Course" c
    CROSS JOIN LATERAL (${courseMeasure(today)}) m WHERE c.id = ANY (${courseIds}::uuid[])`.execute(tenant);
  return new Map(rows.map(({ id, due, done, open }) => [id, { due, done, open }]));
}

/** Who courses and checks can be for, and who can own them. */
export const listCourseChoices = list('training:list', nothing, async ({ tenant }) => ({
  audiences: await tenant
    .selectFrom('Audience')
    .select(['id', 'name'])
    .where('archivedAt', 'is', null)
    .orderBy('name')
    .limit(mostRows)
    .execute(),
  owners: await tenant
    .selectFrom('Member')
    .select(['id', 'name'])
    .where('removedAt', 'is', null)
    .orderBy('name')
    .limit(mostRows)
    .execute(),
}));

/** Controls that a course can prove. */
export const listProvableControls = list('training:list', nothing, async ({ tenant }) =>
  tenant
    .selectFrom('Control')
    .select(['id', 'identifier', 'title'])
    .where('archivedAt', 'is', null)
    .orderBy('identifier')
    .limit(mostRows)
    .execute(),
);

/** Which duties a list of a course's people is about. */
const owedBy = ({ courseId, search, filters }: z.output<typeof listParticipantsInput>, today: string) => ({
  of: { courseId },
  search,
  state: filters.state,
  today,
});

/** Who has done a course and who owes it, by the day it is due; the score for whoever may know it. */
export const getParticipants = list(
  'training:read',
  listParticipantsInput,
  async ({ tenant, actor, now }, input): Promise<Page<ParticipantRow>> => {
    const { today } = await readOrganizationDay(tenant, now);
    const owed = owedBy(input, today);
    const count = () => countUpTo(tenant, owing(tenant, owed).select('d.id'));
    const seesScore = may(actor, 'training:see-score');
    const rows = owing(tenant, owed)
      .leftJoin('Completion as m', (join) =>
        join.onRef('m.organizationId', '=', 'd.organizationId').onRef('m.dutyId', '=', 'd.id'),
      )
      .select([
        ...owingColumns(today),
        'm.completedAt',
        'm.method',
        'm.edition',
        sql<number | null>`CASE WHEN ${seesScore} THEN m."scorePercent" END`.as('scorePercent'),
        'm.id as completionId',
        sql<boolean>`${seesScore} AND m."certificateFileId" IS NOT NULL`.as('certificate'),
        sql<boolean>`${seesScore} AND d."endedAt" IS NULL AND ${certificateWaits}`.as('waits'),
      ]);
    return readPage(rows, owingOrder, input, count);
  },
);
