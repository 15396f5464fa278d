'use client';

import { FileText } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { documentLooks, revisionLooks } from '#lib/document/labels.ts';
import type { DocumentRow } from '#lib/document/schema.ts';
import { tiers, tierTexts } from '#lib/document/tier.ts';
import { formatBytes, formatNumber } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { NoValue, TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Badge, Status } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';

// States of the newest file that somebody has to do something about.
const waiting = ['received', 'preparing', 'stalled', 'refused', 'failed', 'ready'] as const;

const column = columnsOf<DocumentRow>();
const columns = column.columns([
  column.accessor('title', {
    header: 'Document',
    meta: { sort: 'title', width: 'wide' },
    cell: (c) => <TextCell text={c.getValue()} />,
  }),
  column.accessor('tier', { header: 'Tier', cell: (c) => <Badge>{tierTexts[c.getValue()].label}</Badge> }),
  column.accessor('state', {
    header: 'State',
    cell: ({ row: { original } }) => {
      const look = documentLooks[original.state];
      const newest = waiting.find((state) => state === original.newest);
      return (
        <span className="flex flex-col gap-0.5">
          <Status tone={look.tone}>{look.label}</Status>
          {newest && (
            <span className="text-xs">
              <Status tone={revisionLooks[newest].tone}>{revisionLooks[newest].label}</Status>
            </span>
          )}
        </span>
      );
    },
  }),
  column.accessor('currentNumber', {
    header: 'Revision',
    meta: { width: 'narrow', align: 'end' },
    cell: (c) => c.getValue() ?? <NoValue />,
  }),
  column.accessor('pages', {
    header: 'Pages',
    meta: { width: 'narrow', align: 'end' },
    cell: (c) => {
      const pages = c.getValue();
      return pages === null ? <NoValue /> : formatNumber(pages);
    },
  }),
  column.accessor('sizeBytes', {
    header: 'Size',
    meta: { width: 'narrow', align: 'end' },
    cell: (c) => {
      const size = c.getValue();
      return size === null ? <NoValue /> : formatBytes(size);
    },
  }),
  column.accessor('holders', {
    header: 'Holders',
    meta: { width: 'narrow', align: 'end' },
    cell: (c) => formatNumber(c.getValue()),
  }),
  column.accessor('createdAt', {
    header: 'Added',
    meta: { sort: 'createdAt', width: 'narrow', align: 'end', initiallyHidden: true },
    cell: (c) => <LocalTime value={c.getValue()} precision="day" />,
  }),
]);

type TableProps = { organization: string; rows: readonly DocumentRow[]; page: ListPage; sort: string };

/** The documents with what stands, and what waits for somebody. */
export function DocumentTable({ organization, rows, page, sort }: TableProps) {
  const search = useSearchParams().toString();
  return (
    <DataTable
      label="Documents"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.title}
      rowHref={(row) => workspacePaths.document(organization, row.id)}
      sort={sort}
      page={page}
      searchLabel="Search title or description"
      filters={[
        {
          name: 'tier',
          label: 'Any tier',
          options: tiers.map((value) => ({ value, label: tierTexts[value].label })),
        },
        {
          name: 'state',
          label: 'Not archived',
          options: Object.entries(documentLooks).map(([value, { label }]) => ({ value, label })),
        },
      ]}
      tools={
        <AnchorButton
          size="sm"
          href={workspacePaths.exportCsv(workspacePaths.documents(organization), search)}
        >
          Export CSV
        </AnchorButton>
      }
      empty={
        <EmptyState
          icon={<FileText />}
          title="No documents yet"
          description="Add an audit report, a policy or a test summary. Upload its PDF, and publish it when it is prepared."
        />
      }
    />
  );
}
