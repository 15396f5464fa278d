'use client';

import { Network, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Move } from '#lib/order.ts';
import type { SubprocessorRow } from '#lib/subprocessor/schema.ts';
import { useAct } from '@/components/form/use-act';
import { TextCell } from '@/components/table/cells';
import { DataTable } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import type { RowAction } from '@/components/table/row-actions';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { archiveSubprocessorAction, moveSubprocessorAction, restoreSubprocessorAction } from '../actions';
import { SubprocessorDialog } from './subprocessor-dialog';

const column = columnsOf<SubprocessorRow>();
const columns = column.columns([
  column.accessor('name', {
    header: 'Name',
    meta: { width: 'wide' },
    cell: (cell) => <TextCell text={cell.getValue()} />,
  }),
  column.accessor('purpose', { header: 'Purpose', cell: (cell) => <TextCell text={cell.getValue()} /> }),
  column.accessor('dataProcessed', { header: 'Data', cell: (cell) => <TextCell text={cell.getValue()} /> }),
  column.accessor('location', { header: 'Location', cell: (cell) => <TextCell text={cell.getValue()} /> }),
  column.accessor('url', {
    header: 'Website',
    meta: { initiallyHidden: true },
    cell: (cell) => <TextCell text={cell.getValue()} />,
  }),
]);

type TableProps = {
  organization: string;
  rows: readonly SubprocessorRow[];
  editable: boolean;
  archived: boolean;
};

/** The list, edited in a dialog; the menu of each row moves and archives. */
export function SubprocessorTable({ organization, rows, editable, archived }: TableProps) {
  const [edited, setEdited] = useState<SubprocessorRow | 'new' | null>(null);
  const { act } = useAct();
  const move = (row: SubprocessorRow, label: string, where: Move): RowAction => ({
    label,
    onSelect: () => act(() => moveSubprocessorAction(organization, row.id, where)),
  });
  const actionsOf = (row: SubprocessorRow): RowAction[] => {
    if (!editable) return [];
    if (archived)
      return [
        { label: 'Restore', onSelect: () => act(() => restoreSubprocessorAction(organization, row.id)) },
      ];
    return [
      { label: 'Edit', onSelect: () => setEdited(row) },
      move(row, 'Move to the top', 'first'),
      move(row, 'Move up', 'up'),
      move(row, 'Move down', 'down'),
      {
        label: 'Archive',
        tone: 'danger',
        onSelect: () => act(() => archiveSubprocessorAction(organization, row.id)),
      },
    ];
  };
  const add = editable && !archived && (
    <Button variant="primary" onClick={() => setEdited('new')}>
      <Plus aria-hidden />
      Add subprocessor
    </Button>
  );
  return (
    <>
      <DataTable
        label="Subprocessors"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        rowActions={actionsOf}
        page={{ count: rows.length }}
        searchLabel="Search name, purpose or location"
        tools={add}
        empty={
          <EmptyState
            icon={<Network />}
            title={archived ? 'Nothing is archived' : 'No subprocessors yet'}
            description={
              archived ? undefined : 'List who processes customer data for you, for what and where.'
            }
          />
        }
      />
      {edited && (
        <SubprocessorDialog
          key={edited === 'new' ? 'new' : edited.id}
          organization={organization}
          row={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
