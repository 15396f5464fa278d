'use client';

import type { RecipientRow } from '#lib/document/recipient-row.ts';
import { formatNumber } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { PersonCell, TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { LocalTime } from '@/components/ui/local-time';

const column = columnsOf<RecipientRow>();
const columns = column.columns([
  column.accessor('name', {
    header: 'Recipient',
    meta: { width: 'wide' },
    cell: ({ row: { original } }) => <PersonCell name={original.name} email={original.email} />,
  }),
  column.accessor('company', { header: 'Company', cell: (c) => <TextCell text={c.getValue()} /> }),
  column.accessor('revisionNumber', {
    header: 'Revision',
    cell: ({ row: { original } }) => (
      <span className="flex items-center gap-2">
        {original.revisionNumber}
        {original.withdrawn && <Badge tone="danger">Withdrawn</Badge>}
      </span>
    ),
  }),
  column.accessor('deliveries', {
    header: 'Deliveries',
    meta: { width: 'narrow', align: 'end' },
    cell: (c) => formatNumber(c.getValue()),
  }),
  column.accessor('lastAt', {
    header: 'Last',
    meta: { width: 'narrow', align: 'end' },
    cell: (c) => <LocalTime value={c.getValue()} />,
  }),
]);

type TableProps = {
  organization: string;
  documentId: string;
  rows: readonly RecipientRow[];
  page: ListPage;
};

/** Who received which revision; each row leads to those deliveries. */
export function RecipientTable({ organization, documentId, rows, page }: TableProps) {
  const list = workspacePaths.deliveries(organization);
  const query = `document=${documentId}`;
  return (
    <DataTable
      label="Recipients"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.name}
      rowHref={(row) => `${list}?visitor=${row.visitorId}&revision=${row.revisionId}`}
      page={page}
      tools={
        rows.length > 0 && (
          <>
            <LinkButton size="sm" href={`${list}?${query}`}>
              All deliveries
            </LinkButton>
            <AnchorButton size="sm" href={workspacePaths.exportCsv(list, query)} download>
              Export CSV
            </AnchorButton>
          </>
        )
      }
      empty={<EmptyState title="Nobody yet" description="Whoever downloads a copy is listed here." />}
    />
  );
}
