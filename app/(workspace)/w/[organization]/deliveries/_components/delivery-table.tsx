'use client';

import { Download } from 'lucide-react';
import { completenesses, completenessLooks, whyBrokenOff } from '#lib/delivery/labels.ts';
import type { DeliveryRow } from '#lib/delivery/schema.ts';
import { formatBytes } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { PersonCell, TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import type { Narrowing } from '@/components/table/narrowed-by';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Status } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';

const column = columnsOf<DeliveryRow>();
const columns = column.columns([
  column.accessor('visitorName', {
    header: 'Recipient',
    meta: { width: 'wide' },
    cell: ({ row: { original } }) => <PersonCell name={original.visitorName} email={original.visitorEmail} />,
  }),
  column.accessor('visitorCompany', { header: 'Company', cell: (c) => <TextCell text={c.getValue()} /> }),
  column.accessor('documentTitle', {
    header: 'Document',
    meta: { width: 'wide' },
    cell: ({ row: { original } }) => (
      <TextCell text={original.documentTitle} note={`Revision ${original.revisionNumber}`} />
    ),
  }),
  column.accessor('code', {
    header: 'Copy',
    cell: (c) => <code className="whitespace-nowrap font-mono text-xs">{c.getValue()}</code>,
  }),
  column.accessor('completeness', {
    header: 'How it ended',
    cell: ({ row: { original } }) => {
      const look = completenessLooks[original.completeness];
      return (
        <span className="flex flex-col gap-0.5" title={whyBrokenOff(original.why) ?? undefined}>
          <Status tone={look.tone}>{look.label}</Status>
          <span className="whitespace-nowrap text-ink-muted text-xs tabular-nums">
            {original.completeness === 'complete'
              ? formatBytes(original.bytesSent)
              : `${formatBytes(original.bytesSent)} of ${formatBytes(original.bytesWanted)}`}
          </span>
        </span>
      );
    },
  }),
  column.accessor('address', {
    header: 'From',
    meta: { initiallyHidden: true },
    cell: (c) => <TextCell text={c.getValue()} />,
  }),
  column.accessor('startedAt', {
    header: 'Started',
    meta: { sort: 'startedAt', width: 'narrow', align: 'end' },
    cell: (c) => <LocalTime value={c.getValue()} />,
  }),
]);

type TableProps = {
  organization: string;
  rows: readonly DeliveryRow[];
  page: ListPage;
  csvHref: string;
  documents: readonly { id: string; title: string }[];
  narrowings: readonly Narrowing[];
};

/** Every download, newest first. */
export function DeliveryTable({ organization, rows, page, csvHref, documents, narrowings }: TableProps) {
  return (
    <DataTable
      label="Deliveries"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => `${row.documentTitle} to ${row.visitorName}`}
      rowHref={(row) => workspacePaths.delivery(organization, row.id)}
      sort="-startedAt"
      page={page}
      searchLabel="Search person, company, document or code"
      narrowings={narrowings}
      filters={[
        {
          name: 'document',
          label: 'Any document',
          options: documents.map(({ id, title }) => ({ value: id, label: title })),
        },
        {
          name: 'completeness',
          label: 'However it ended',
          options: completenesses.map((value) => ({ value, label: completenessLooks[value].label })),
        },
      ]}
      tools={
        <AnchorButton size="sm" href={csvHref} download>
          Export CSV
        </AnchorButton>
      }
      empty={
        <EmptyState
          icon={<Download />}
          title="No deliveries yet"
          description="As soon as somebody downloads a copy, it stands here: who, what, when and from where."
        />
      }
    />
  );
}
