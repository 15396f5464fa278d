'use client';

import { Building2 } from 'lucide-react';
import type { CustomerRow } from '#lib/customer/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { ListCell, TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';

const column = columnsOf<CustomerRow>();

const columns = column.columns([
  column.accessor('name', {
    header: 'Customer',
    meta: { sort: 'name', width: 'wide' },
    cell: (c) => <TextCell text={c.getValue()} />,
  }),
  column.accessor('domains', {
    header: 'Domains',
    cell: (c) => <ListCell items={c.getValue().map((domain) => <Badge key={domain}>{domain}</Badge>)} />,
  }),
  column.accessor('visitors', { header: 'People', meta: { width: 'narrow', align: 'end' } }),
  column.accessor('createdAt', {
    header: 'Added',
    meta: { sort: 'createdAt', width: 'narrow', align: 'end' },
    cell: (c) => <LocalTime value={c.getValue()} precision="day" />,
  }),
]);

type Props = { organization: string; rows: CustomerRow[]; page: ListPage; sort: string; exportHref: string };

/** The list of customers. */
export function CustomerTable({ organization, rows, page, sort, exportHref }: Props) {
  return (
    <DataTable
      label="Customers"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.name}
      rowHref={(row) => workspacePaths.customer(organization, row.id)}
      sort={sort}
      page={page}
      searchLabel="Search name or domain"
      tools={
        <AnchorButton size="sm" href={exportHref}>
          Export CSV
        </AnchorButton>
      }
      empty={
        <EmptyState
          icon={<Building2 />}
          title="No customers yet"
          description="Add a company with its e-mail domains: its people are then found together, and access rules can speak of all of them."
        />
      }
    />
  );
}
