'use client';

import { type CheckedRow, checkOutcomeLabels } from '#lib/check/schema.ts';
import { checkStates } from '#lib/duty/schema.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { OwingTable, owingColumns } from '@/components/duty/owing-table';
import { TextCell } from '@/components/table/cells';
import type { ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { RecordCheck } from './record-check';

const column = columnsOf<CheckedRow>();
const columns = owingColumns<CheckedRow>('Recorded', (row) => row.recordedAt);
const withOutcome = column.columns([
  ...columns,
  column.accessor('outcome', {
    header: 'Outcome',
    cell: ({ row }) => {
      const { outcome, reason } = row.original;
      return <TextCell text={outcome && checkOutcomeLabels[outcome]} note={reason} />;
    },
  }),
]);

type Props = {
  organization: string;
  checkId: string;
  rows: readonly CheckedRow[];
  page: ListPage;
  sort: string;
  records: boolean;
  seesOutcome: boolean;
};

/** Who has the check done and who owes it; how it came out, for whoever may know. */
export function CheckedTable({ organization, checkId, rows, page, sort, records, seesOutcome }: Props) {
  return (
    <OwingTable
      noun="check"
      columns={seesOutcome ? withOutcome : columns}
      rows={rows}
      page={page}
      sort={sort}
      states={checkStates}
      recordLabel={records ? () => 'Record a result' : undefined}
      record={(chosen, close) => (
        <RecordCheck
          path={trainingPaths.recordCheck(organization, checkId)}
          person={chosen}
          onClose={close}
        />
      )}
      proof={({ file, resultId }) =>
        file && resultId
          ? { label: 'Save file', href: trainingPaths.checkFile(organization, checkId, resultId) }
          : null
      }
    />
  );
}
