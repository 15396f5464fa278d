'use client';

import { UserRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { dutyStateLabels, type OwingRow, type OwingState } from '#lib/duty/schema.ts';
import { NoValue, TextCell } from '../table/cells';
import { DataTable, type ListPage } from '../table/data-table';
import { type Columns, columnsOf } from '../table/features';
import type { RowAction } from '../table/row-actions';
import { Status, type Tone } from '../ui/badge';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { LocalTime } from '../ui/local-time';
import { Time } from '../ui/time';

const tones: Readonly<Record<OwingState, Tone>> = {
  overdue: 'danger',
  open: 'neutral',
  done: 'positive',
  exempt: 'neutral',
};

/** The columns of every such list: who, how it stands, by when, and when it was done by `doneAt`. */
export function owingColumns<Row extends OwingRow>(
  done: string,
  doneAt: (row: Row) => Date | null,
): Columns<Row> {
  const column = columnsOf<Row>();
  return column.columns([
    column.display({
      id: 'name',
      header: 'Person',
      meta: { width: 'wide' },
      cell: ({ row }) => <TextCell text={row.original.name} note={row.original.team} />,
    }),
    column.display({
      id: 'state',
      header: 'State',
      meta: { width: 'narrow' },
      cell: ({ row: { original } }) => (
        <Status tone={tones[original.state]}>{dutyStateLabels[original.state]}</Status>
      ),
    }),
    column.display({
      id: 'dueOn',
      header: 'Due',
      meta: { sort: 'dueOn', width: 'narrow' },
      cell: ({ row }) => <Time value={row.original.dueOn} precision="day" />,
    }),
    column.display({
      id: 'doneAt',
      header: done,
      meta: { width: 'narrow' },
      cell: ({ row }) => {
        const at = doneAt(row.original);
        return at ? <LocalTime value={at} precision="day" /> : <NoValue />;
      },
    }),
  ]);
}

/** Whose result is recorded by hand; nobody yet where it is asked for. */
export type Chosen = { personId?: string; name?: string };

type OwingTableProps<Row extends OwingRow> = {
  /** What they owe: "course", "check". */
  noun: string;
  columns: Columns<Row>;
  rows: readonly Row[];
  page: ListPage;
  sort: string;
  /** What can be recorded of a row; absent: nothing. */
  recordLabel?: (row: Row) => string | null;
  /** The dialog that records it. */
  record: (chosen: Chosen, close: () => void) => ReactNode;
  /** The file that proves it. */
  proof: (row: Row) => RowAction | null;
  /** Why nobody owes it, where that is not for want of an audience. */
  whyNobody?: string | null;
  /** How somebody can stand with it. */
  states: readonly OwingState[];
  /** What can be done with chosen people; absent: nobody can be chosen. */
  bulkActs?: ((chosen: readonly Row[], clear: () => void) => ReactNode) | undefined;
};

/** Who has done something and who owes it, with what is recorded by hand. */
export function OwingTable<Row extends OwingRow>(props: OwingTableProps<Row>) {
  const { noun, columns, rows, page, sort, recordLabel, record, proof, states, bulkActs, whyNobody } = props;
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const actionsOf = (row: Row): RowAction[] => {
    const label = recordLabel?.(row);
    const file = proof(row);
    const { personId, name } = row;
    return [
      ...(label ? [{ label, onSelect: () => setChosen({ personId, name }) }] : []),
      ...(file ? [file] : []),
    ];
  };
  return (
    <>
      <DataTable
        label={`People with this ${noun}`}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        rowActions={actionsOf}
        {...(bulkActs
          ? {
              bulkActions: (ids: readonly string[], clear: () => void) =>
                bulkActs(
                  rows.filter(({ id }) => ids.includes(id)),
                  clear,
                ),
            }
          : {})}
        page={page}
        sort={sort}
        searchLabel="Search name, mail or team"
        filters={[
          {
            name: 'state',
            label: 'Any state',
            options: states.map((value) => ({ value, label: dutyStateLabels[value] })),
          },
        ]}
        tools={
          recordLabel && (
            <Button size="sm" onClick={() => setChosen({})}>
              Record by hand
            </Button>
          )
        }
        empty={
          <EmptyState
            icon={<UserRound />}
            title={`Nobody owes this ${noun} yet`}
            description={whyNobody ?? `Choose an audience: everybody in it gets the ${noun} within a minute.`}
          />
        }
      />
      {chosen && record(chosen, () => setChosen(null))}
    </>
  );
}
