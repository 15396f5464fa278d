'use client';

import { methodLabels, type ParticipantRow } from '#lib/training/schema.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { OwingTable, owingColumns } from '@/components/duty/owing-table';
import { NoValue, TextCell } from '@/components/table/cells';
import type { ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { RecordCompletion } from './record-completion';

const column = columnsOf<ParticipantRow>();
const columns = column.columns([
  ...owingColumns<ParticipantRow>('Done on', (row) => row.completedAt),
  column.accessor('method', {
    header: 'How',
    cell: ({ row: { original } }) => (
      <TextCell
        text={original.waits ? 'Certificate to be checked' : (methodLabels[original.method ?? ''] ?? null)}
      />
    ),
  }),
]);
const scored = column.columns([
  ...columns,
  column.accessor('scorePercent', {
    header: 'Score',
    cell: (cell) => {
      const score = cell.getValue();
      return score === null ? <NoValue /> : <span className="tabular-nums">{score} %</span>;
    },
  }),
]);

type Props = {
  organization: string;
  courseId: string;
  rows: readonly ParticipantRow[];
  page: ListPage;
  sort: string;
  records: boolean;
  seesScore: boolean;
};

/** Who has done the course and who owes it. */
export function ParticipantTable({ organization, courseId, rows, page, sort, records, seesScore }: Props) {
  return (
    <OwingTable
      noun="course"
      columns={seesScore ? scored : columns}
      rows={rows}
      page={page}
      sort={sort}
      recordLabel={records ? ({ state }) => (state === 'done' ? null : 'Record as done') : undefined}
      record={(chosen, close) => (
        <RecordCompletion
          path={trainingPaths.record(organization, courseId)}
          person={chosen}
          onClose={close}
        />
      )}
      proof={({ certificate, completionId }) =>
        certificate && completionId
          ? {
              label: 'Save certificate',
              href: trainingPaths.certificate(organization, courseId, completionId),
            }
          : null
      }
    />
  );
}
