import { sql } from 'kysely';
import { z } from 'zod';
import { may } from '#lib/auth/permissions.ts';
import { listFields, type Page, readPage } from '#lib/list.ts';
import { list } from '#lib/operation.ts';

/** A completion as an export holds it; the score is null for whoever may not know it. */
export type CompletionSheetRow = {
  id: string;
  email: string;
  name: string;
  course: string;
  completedOn: string;
  completedAt: Date;
  score: number | null;
  method: string;
  edition: number;
  sha256: string;
};

const exportInput = z.strictObject(listFields(['completedAt']));

/** Every completion, the newest first, a page at a time; an import reads its first columns again. */
export const exportCompletions = list(
  'training:export',
  exportInput,
  async ({ tenant, actor }, input): Promise<Page<CompletionSheetRow>> => {
    const sees = may(actor, 'training:see-score');
    const rows = tenant
      .selectFrom('Completion as m')
      .innerJoin('Person as p', (join) =>
        join.onRef('p.organizationId', '=', 'm.organizationId').onRef('p.id', '=', 'm.personId'),
      )
      .innerJoin('Course as c', (join) =>
        join.onRef('c.organizationId', '=', 'm.organizationId').onRef('c.id', '=', 'm.courseId'),
      )
      .innerJoin('Organization as o', 'o.id', 'm.organizationId')
      .select([
        'm.id',
        'p.email',
        'p.name',
        'c.title as course',
        sql<string>`to_char(m."completedAt" AT TIME ZONE o."timeZone", 'YYYY-MM-DD')`.as('completedOn'),
        'm.completedAt',
        sql<number | null>`CASE WHEN ${sees} THEN m."scorePercent" END`.as('score'),
        'm.method',
        'm.edition',
        'm.sha256',
      ]);
    const order = {
      by: sql.ref('m.completedAt'),
      type: 'timestamptz' as const,
      id: sql.ref('m.id'),
      valueOf: (row: CompletionSheetRow) => row.completedAt.toISOString(),
    };
    return readPage(rows, order, input, 0);
  },
);
