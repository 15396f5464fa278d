'use client';

import { ListTree } from 'lucide-react';
import { workspacePaths } from '#lib/paths.ts';
import { type RequirementRow, requirementStateLabels, requirementStates } from '#lib/requirement/schema.ts';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';

const column = columnsOf<RequirementRow>();
const indents = ['', 'ps-4', 'ps-8', 'ps-12'];

const columns = column.columns([
  column.accessor('identifier', {
    header: 'Requirement',
    meta: { width: 'rest' },
    cell: ({ row }) => {
      const { identifier, title, wording, withdrawn, depth } = row.original;
      return (
        <span className={`block ${indents[Math.min(depth, 3)]}`}>
          <bdi className="me-2 font-medium">{identifier}</bdi>
          {withdrawn && <Badge>withdrawn</Badge>}
          <span dir="auto" className="wrap-anywhere block text-ink-muted">
            {title || wording}
          </span>
        </span>
      );
    },
  }),
  column.accessor('controls', { header: 'Controls', meta: { width: 'narrow', align: 'end' } }),
]);

type Props = {
  organization: string;
  frameworkId: string;
  rows: RequirementRow[];
  page: ListPage;
  sort: string;
};

/** The tree of a framework, page by page. */
export function RequirementTable({ organization, frameworkId, rows, page, sort }: Props) {
  return (
    <DataTable
      label="Requirements"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.identifier}
      rowHref={(row) => workspacePaths.requirement(organization, frameworkId, row.id)}
      sort={sort}
      page={page}
      searchLabel="Search identifier or wording"
      filters={[
        {
          name: 'state',
          label: 'All requirements',
          options: requirementStates.map((value) => ({ value, label: requirementStateLabels[value] })),
        },
      ]}
      empty={<EmptyState icon={<ListTree />} title="No requirements" />}
    />
  );
}
