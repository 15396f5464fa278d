'use client';

import { FileCheck } from 'lucide-react';
import type { AuditReportRow } from '#lib/audit-report/schema.ts';
import type { ReportStanding } from '#lib/audit-report/standing.ts';
import { formatDate } from '#lib/format.ts';
import type { Move } from '#lib/order.ts';
import { useAct } from '@/components/form/use-act';
import { NoValue, TextCell } from '@/components/table/cells';
import { DataTable } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import type { RowAction } from '@/components/table/row-actions';
import { Status } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { archiveAuditReportAction, moveAuditReportAction, restoreAuditReportAction } from '../actions';
import { kindLabels, standingLooks } from './labels';

type Row = AuditReportRow & {
  standing: ReportStanding;
  href: string;
  changeHref: string;
  time: string | null;
};

const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor('title', {
    header: 'Title',
    meta: { width: 'wide' },
    cell: ({ row }) => <TextCell text={row.original.title} note={row.original.framework} />,
  }),
  column.accessor('kind', { header: 'Kind', cell: (cell) => kindLabels[cell.getValue()] }),
  column.accessor('auditor', { header: 'Auditor', cell: (cell) => <TextCell text={cell.getValue()} /> }),
  column.accessor('time', {
    header: 'Time',
    cell: (cell) => cell.getValue() ?? <NoValue />,
  }),
  column.accessor('standing', {
    header: 'Standing',
    cell: ({ row }) => {
      const { label, tone } = standingLooks[row.original.standing];
      return <Status tone={tone}>{label}</Status>;
    },
  }),
  column.accessor('validUntilOn', {
    header: 'Valid until',
    cell: (cell) => {
      const day = cell.getValue();
      return day ? formatDate(new Date(day)) : <NoValue />;
    },
  }),
  column.accessor('document', {
    header: 'Document',
    cell: (cell) => <TextCell text={cell.getValue()?.title ?? null} />,
  }),
]);

type TableProps = { organization: string; rows: readonly Row[]; editable: boolean; archived: boolean };

/** The list; the menu of each row moves and archives. */
export function AuditReportTable({ organization, rows, editable, archived }: TableProps) {
  const { act } = useAct();
  const move = (row: Row, label: string, where: Move): RowAction => ({
    label,
    onSelect: () => act(() => moveAuditReportAction(organization, row.id, where)),
  });
  const actionsOf = (row: Row): RowAction[] => {
    if (!editable) return [];
    if (archived)
      return [
        { label: 'Restore', onSelect: () => act(() => restoreAuditReportAction(organization, row.id)) },
      ];
    return [
      { label: 'Edit', href: row.changeHref },
      move(row, 'Move to the top', 'first'),
      move(row, 'Move up', 'up'),
      move(row, 'Move down', 'down'),
      {
        label: 'Archive',
        tone: 'danger',
        onSelect: () => act(() => archiveAuditReportAction(organization, row.id)),
      },
    ];
  };
  return (
    <DataTable
      label="Audit reports"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.title}
      rowHref={(row) => row.href}
      rowActions={actionsOf}
      page={{ count: rows.length }}
      empty={
        <EmptyState
          icon={<FileCheck />}
          title={archived ? 'Nothing is archived' : 'No audit reports yet'}
          description={
            archived
              ? undefined
              : 'Add a certification or report, and name the document that people can ask for.'
          }
        />
      }
    />
  );
}
