'use client';

import { Network, Plus } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import type { Move } from '#lib/order.ts';
import { workspacePaths } from '#lib/paths.ts';
import type { SubprocessorRow } from '#lib/subprocessor/schema.ts';
import { useAct } from '@/components/form/use-act';
import { TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import type { RowAction } from '@/components/table/row-actions';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { archiveSubprocessorAction, moveSubprocessorAction, restoreSubprocessorAction } from '../actions';
import { SubprocessorDialog } from './subprocessor-dialog';

const column = columnsOf<SubprocessorRow>();
const columns = column.columns([
  column.accessor('name', {
    header: 'Name',
    meta: { sort: 'name', width: 'wide' },
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
  page: ListPage;
  sort: string;
};

/** The list, edited in a dialog; the menu of each row moves and archives. */
export function SubprocessorTable({ organization, rows, editable, archived, page, sort }: TableProps) {
  const search = useSearchParams();
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
      // Where a row goes can be seen only in the order made by hand.
      ...(sort === 'position' && !search.has('q')
        ? [move(row, 'Move to the top', 'first'), move(row, 'Move up', 'up'), move(row, 'Move down', 'down')]
        : []),
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
  const list = workspacePaths.subprocessors(organization);
  const exportHref = workspacePaths.exportCsv(list, search.toString());
  return (
    <>
      <DataTable
        label="Subprocessors"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        rowActions={actionsOf}
        page={page}
        sort={sort}
        searchLabel="Search name, purpose or location"
        tools={
          <>
            <AnchorButton size="sm" href={exportHref}>
              Export CSV
            </AnchorButton>
            {add}
          </>
        }
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
