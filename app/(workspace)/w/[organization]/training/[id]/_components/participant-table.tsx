'use client';

import { UserRound } from 'lucide-react';
import { useState } from 'react';
import {
  methodLabels,
  type ParticipantRow,
  type ParticipantState,
  participantLabels,
  participantStates,
} from '#lib/training/schema.ts';
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
import { RecordCompletion } from './record-completion';

const tones: Readonly<Record<ParticipantState, Tone>> = {
  overdue: 'danger',
  open: 'neutral',
  done: 'positive',
};

const column = columnsOf<ParticipantRow>();
const columns = column.columns([
  column.accessor('name', {
    header: 'Person',
    meta: { width: 'wide' },
    cell: ({ row }) => <TextCell text={row.original.name} note={row.original.team} />,
  }),
  column.accessor('state', {
    header: 'State',
    cell: (cell) => <Status tone={tones[cell.getValue()]}>{participantLabels[cell.getValue()]}</Status>,
  }),
  column.accessor('dueOn', {
    header: 'Due',
    meta: { sort: 'dueOn' },
    cell: (cell) => <Time value={cell.getValue()} precision="day" />,
  }),
  column.accessor('completedAt', {
    header: 'Done on',
    cell: (cell) => {
      const at = cell.getValue();
      return at ? <LocalTime value={at} precision="day" /> : <NoValue />;
    },
  }),
  column.accessor('method', {
    header: 'How',
    cell: (cell) => <TextCell text={methodLabels[cell.getValue() ?? ''] ?? null} />,
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

type Chosen = { email?: string; name?: string; personId?: string };

/** Who has done the course and who owes it. */
export function ParticipantTable({ organization, courseId, rows, page, sort, records, seesScore }: Props) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const actionsOf = (row: ParticipantRow): RowAction[] => [
    ...(records && row.state !== 'done'
      ? [{ label: 'Record as done', onSelect: () => setChosen({ personId: row.personId, name: row.name }) }]
      : []),
    ...(row.certificate && row.completionId
      ? [
          {
            label: 'Save certificate',
            href: trainingPaths.certificate(organization, courseId, row.completionId),
          },
        ]
      : []),
  ];
  return (
    <>
      <DataTable
        label="People with this course"
        columns={seesScore ? scored : columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        rowActions={actionsOf}
        page={page}
        sort={sort}
        searchLabel="Search name, mail or team"
        filters={[
          {
            name: 'state',
            label: 'Any state',
            options: participantStates.map((value) => ({ value, label: participantLabels[value] })),
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
            title="Nobody owes this course yet"
            description="Choose an audience: everybody in it gets the course within a minute."
          />
        }
      />
      {chosen && (
        <RecordCompletion
          path={trainingPaths.record(organization, courseId)}
          person={chosen}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  );
}
