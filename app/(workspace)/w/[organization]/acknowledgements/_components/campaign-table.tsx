'use client';

import { ClipboardPen } from 'lucide-react';
import { campaignPaths } from '#lib/duty/campaign-paths.ts';
import { type CampaignRow, percentDone } from '#lib/duty/campaign-schema.ts';
import { formatNumber } from '#lib/format.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { AnchorButton } from '@/components/ui/anchor-button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';

const column = columnsOf<CampaignRow>();
const narrow = { width: 'narrow', align: 'end' } as const;

function Share({ row }: { row: CampaignRow }) {
  const percent = percentDone(row);
  if (row.open + row.done === 0) return <span className="text-ink-faint">Nobody asked</span>;
  return (
    <span className="flex items-center gap-2">
      <progress
        className="progress min-w-16"
        data-tone={row.overdue > 0 ? 'accent' : 'positive'}
        value={percent}
        max={100}
        aria-label={`${percent} % done`}
      />
      <span className="w-12 shrink-0 whitespace-nowrap text-end tabular-nums">{percent} %</span>
    </span>
  );
}

const columns = column.columns([
  column.accessor('title', {
    header: 'Asked for',
    meta: { sort: 'title', width: 'wide' },
    cell: ({ row: { original } }) => (
      <TextCell
        text={original.title}
        note={original.kind === 'policy' ? `${original.identifier}, version ${original.number}` : 'Training'}
      />
    ),
  }),
  column.display({ id: 'share', header: 'Done', cell: ({ row }) => <Share row={row.original} /> }),
  column.accessor('done', { header: 'Have', meta: narrow, cell: (c) => formatNumber(c.getValue()) }),
  column.accessor('open', {
    header: 'Have not',
    meta: { ...narrow, sort: 'open' },
    cell: (c) => formatNumber(c.getValue()),
  }),
  column.accessor('overdue', {
    header: 'Overdue',
    meta: { ...narrow, sort: 'overdue' },
    cell: (c) =>
      c.getValue() > 0 ? (
        <span className="font-medium text-danger">{formatNumber(c.getValue())}</span>
      ) : (
        <span className="text-ink-faint">0</span>
      ),
  }),
]);

type Props = {
  organization: string;
  rows: CampaignRow[];
  page: ListPage;
  sort: string;
  exportHref: string;
};

/** What is asked of people, and how far it got. */
export function CampaignTable({ organization, rows, page, sort, exportHref }: Props) {
  return (
    <DataTable
      label="Acknowledgements"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.title}
      rowHref={(row) =>
        row.kind === 'policy'
          ? campaignPaths.policy(organization, row.id)
          : trainingPaths.course(organization, row.id)
      }
      sort={sort}
      page={page}
      searchLabel="Search title or identifier"
      filters={[
        {
          name: 'kind',
          label: 'Policies and training',
          options: [
            { value: 'policy', label: 'Policies' },
            { value: 'training', label: 'Training' },
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
          icon={<ClipboardPen />}
          title="Nothing is asked of anybody yet"
          description="Publish a policy with an audience, or assign a course: everybody in it is asked by themselves, and stands here."
          actions={
            <>
              <LinkButton variant="primary" href={policyPaths.list(organization)}>
                Policies
              </LinkButton>
              <LinkButton href={trainingPaths.list(organization)}>Training</LinkButton>
            </>
          }
        />
      }
    />
  );
}
