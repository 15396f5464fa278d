'use client';

import { UserRound } from 'lucide-react';
import { useState } from 'react';
import { type CheckedRow, type CheckState, checkOutcomeLabels, checkStates } from '#lib/check/schema.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { NoValue, TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import type { RowAction } from '@/components/table/row-actions';
import { Status, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Time } from '@/components/ui/time';
import { RecordCheck } from './record-check';

const tones: Readonly<Record<CheckState, Tone>> = { overdue: 'danger', open: 'neutral', done: 'positive' };
const labels: Readonly<Record<CheckState, string>> = { overdue: 'Overdue', open: 'Not done', done: 'Done' };

const column = columnsOf<CheckedRow>();
const columns = column.columns([
  column.accessor('name', {
    header: 'Person',
    meta: { width: 'wide' },
    cell: ({ row }) => <TextCell text={row.original.name} note={row.original.team} />,
  }),
  column.accessor('state', {
    header: 'State',
    cell: (cell) => <Status tone={tones[cell.getValue()]}>{labels[cell.getValue()]}</Status>,
  }),
  column.accessor('dueOn', {
    header: 'Due',
    meta: { sort: 'dueOn' },
    cell: (cell) => <Time value={cell.getValue()} precision="day" />,
  }),
  column.accessor('recordedAt', {
    header: 'Recorded',
    cell: (cell) => {
      const at = cell.getValue();
      return at ? <LocalTime value={at} precision="day" /> : <NoValue />;
    },
  }),
]);
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
  const [chosen, setChosen] = useState<{ personId?: string; name?: string } | null>(null);
  const actionsOf = (row: CheckedRow): RowAction[] => [
    ...(records
      ? [{ label: 'Record a result', onSelect: () => setChosen({ personId: row.personId, name: row.name }) }]
      : []),
    ...(row.file && row.resultId
      ? [{ label: 'Save file', href: trainingPaths.checkFile(organization, checkId, row.resultId) }]
      : []),
  ];
  return (
    <>
      <DataTable
        label="People with this check"
        columns={seesOutcome ? withOutcome : columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        rowActions={actionsOf}
        page={page}
        sort={sort}
        searchLabel="Search name or team"
        filters={[
          {
            name: 'state',
            label: 'Any state',
            options: checkStates.map((value) => ({ value, label: labels[value] })),
          },
        ]}
        tools={
          records && (
            <Button size="sm" onClick={() => setChosen({})}>
              Record by hand
            </Button>
          )
        }
        empty={
          <EmptyState
            icon={<UserRound />}
            title="Nobody owes this check yet"
            description="Choose an audience: everybody in it gets the check within a minute."
          />
        }
      />
      {chosen && (
        <RecordCheck
          path={trainingPaths.recordCheck(organization, checkId)}
          person={chosen}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  );
}
