'use client';

import { Users } from 'lucide-react';
import { workspacePaths } from '#lib/paths.ts';
import type { VisitorRow } from '#lib/visitor/schema.ts';
import { PersonCell, TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Status } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';

const column = columnsOf<VisitorRow>();

function Standing({ row }: { row: VisitorRow }) {
  if (row.blocked) return <Status tone="danger">Blocked</Status>;
  return row.verifiedAt ? <Status tone="positive">Confirmed</Status> : <Status>Not confirmed</Status>;
}

const columns = column.columns([
  column.accessor('name', {
    header: 'Visitor',
    meta: { sort: 'name', width: 'wide' },
    cell: ({ row }) => (
      <PersonCell name={row.original.name || 'Name not confirmed'} email={row.original.email} />
    ),
  }),
  column.accessor('company', {
    header: 'Company',
    meta: { sort: 'company' },
    cell: ({ row: { original } }) => (
      <TextCell
        text={original.company}
        note={original.customerName === original.company ? null : original.customerName}
      />
    ),
  }),
  column.display({
    id: 'standing',
    header: 'Address',
    cell: ({ row }) => <Standing row={row.original} />,
  }),
  column.accessor('grants', { header: 'Open documents', meta: { width: 'narrow', align: 'end' } }),
  column.accessor('createdAt', {
    header: 'First seen',
    meta: { sort: 'createdAt', width: 'narrow', align: 'end' },
    cell: (c) => <LocalTime value={c.getValue()} precision="day" />,
  }),
]);

type Props = { organization: string; rows: VisitorRow[]; page: ListPage; sort: string; exportHref: string };

/** The list of visitors. */
export function VisitorTable({ organization, rows, page, sort, exportHref }: Props) {
  return (
    <DataTable
      label="Visitors"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.name || row.email}
      rowHref={(row) => workspacePaths.visitor(organization, row.id)}
      sort={sort}
      page={page}
      searchLabel="Search name, e-mail or company"
      filters={[
        {
          name: 'standing',
          label: 'Everybody',
          options: [
            { value: 'verified', label: 'Address confirmed' },
            { value: 'unverified', label: 'Not confirmed' },
            { value: 'blocked', label: 'Blocked' },
          ],
        },
      ]}
      tools={
        <AnchorButton size="sm" href={exportHref}>
          Export CSV
        </AnchorButton>
      }
      empty={
        <EmptyState
          icon={<Users />}
          title="No visitors yet"
          description="Whoever asks for a document on the portal appears here. You can also invite somebody ahead."
        />
      }
    />
  );
}
