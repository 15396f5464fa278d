'use client';

import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import type { AuditEventRow } from '#lib/audit-event/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { NoValue, TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { AnchorButton } from '@/components/ui/anchor-button';
import { DescriptionList } from '@/components/ui/description-list';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';

const column = columnsOf<AuditEventRow>();

const columns = column.columns([
  column.accessor('action', { header: 'Action', cell: (c) => <TextCell text={c.getValue()} /> }),
  column.accessor('actor', {
    header: 'By',
    cell: ({ row: { original } }) => <TextCell text={original.actorName} note={original.actor} />,
  }),
  column.accessor('subject', {
    header: 'What',
    meta: { width: 'wide' },
    cell: ({ row: { original } }) =>
      original.subjectName ? (
        <TextCell text={original.subjectName} note={original.subject} />
      ) : (
        <TextCell text={original.subject} />
      ),
  }),
  column.accessor('detail', {
    header: 'Details',
    meta: { width: 'wide', initiallyHidden: true },
    cell: (c) => (c.getValue() ? <TextCell text={c.getValue() ?? ''} /> : <NoValue />),
  }),
  column.accessor('at', {
    header: 'When',
    meta: { width: 'narrow', align: 'end' },
    cell: (c) => <LocalTime value={c.getValue()} />,
  }),
]);

type Props = { rows: AuditEventRow[]; page: ListPage; actions: readonly string[]; organization: string };

/** The log, with each entry's canonical body on demand. */
export function AuditEventTable({ rows, page, actions, organization }: Props) {
  const search = useSearchParams().toString();
  const [shown, show] = useState<AuditEventRow | null>(null);
  return (
    <>
      <DataTable
        label="Audit events"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.action} of ${row.subjectName ?? row.subject}`}
        rowActions={(row) => [{ label: 'Show entry', onSelect: () => show(row) }]}
        page={page}
        searchLabel="Search action, actor or subject"
        filters={[
          { name: 'action', label: 'Any action', options: actions.map((value) => ({ value, label: value })) },
        ]}
        tools={
          <AnchorButton
            size="sm"
            href={workspacePaths.exportCsv(workspacePaths.auditLog(organization), search)}
          >
            Export CSV
          </AnchorButton>
        }
        empty={<EmptyState title="No entries" description="Nothing in the log fits this search." />}
      />
      <Dialog open={shown !== null} onOpenChange={() => show(null)} title="Log entry" size="lg">
        {shown && (
          <DescriptionList
            stacked
            facts={[
              { label: 'Number', value: shown.sequence },
              { label: 'By', value: `${shown.actorName} (${shown.actor})` },
              {
                label: 'What',
                value: shown.subjectName ? `${shown.subjectName} (${shown.subject})` : shown.subject,
              },
              { label: 'Request', value: shown.requestId },
              { label: 'Canonical body', value: <code className="break-all text-xs">{shown.body}</code> },
              {
                label: 'Erasable details',
                value: <code className="break-all text-xs">{shown.detail ?? 'none'}</code>,
              },
            ]}
          />
        )}
      </Dialog>
    </>
  );
}
