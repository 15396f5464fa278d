'use client';

import { Check } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import type { RequestRow } from '#lib/access-request/schema.ts';
import { formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { RequestStatus } from '@/components/access-request/request-status';
import { NoValue, PersonCell, TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { useToast } from '@/components/ui/toast';
import { approveRequests } from '../actions';

type Shown = RequestRow & { now: Date };

const column = columnsOf<Shown>();

const columns = column.columns([
  column.accessor('name', {
    header: 'Requester',
    meta: { width: 'wide' },
    cell: ({ row: { original } }) => <PersonCell name={original.name} email={original.email} />,
  }),
  column.accessor('company', {
    header: 'Company',
    cell: ({ row: { original } }) => (
      <TextCell
        text={original.company}
        note={original.customerName ? `Customer: ${original.customerName}` : null}
      />
    ),
  }),
  column.accessor('titles', {
    header: 'Documents',
    meta: { width: 'wide' },
    cell: ({ row: { original } }) => (
      <TextCell
        text={original.titles[0] ?? null}
        note={original.titles.length > 1 ? `and ${formatPlural(original.titles.length - 1, 'other')}` : null}
      />
    ),
  }),
  column.accessor('state', {
    header: 'State',
    meta: { width: 'narrow' },
    cell: ({ row: { original } }) => <RequestStatus state={original.state} overdue={original.overdue} />,
  }),
  column.accessor('submittedAt', {
    header: 'Age',
    meta: { sort: 'submittedAt', width: 'narrow' },
    cell: ({ row: { original } }) => (
      <LocalTime value={original.submittedAt ?? original.createdAt} relativeTo={original.now} />
    ),
  }),
  column.accessor('dueAt', {
    header: 'Due',
    meta: { sort: 'dueAt', width: 'narrow' },
    cell: ({ row: { original } }) =>
      original.dueAt && original.state === 'submitted' ? (
        <span className={original.overdue ? 'font-medium text-danger' : undefined}>
          <LocalTime value={original.dueAt} relativeTo={original.now} />
        </span>
      ) : (
        <NoValue />
      ),
  }),
  column.accessor('number', {
    header: 'Number',
    meta: { width: 'narrow', align: 'end', initiallyHidden: true },
    cell: (c) => `#${c.getValue()}`,
  }),
]);

const empty: Readonly<Record<string, readonly [string, string]>> = {
  open: ['Nothing waits for a decision', 'New requests appear here, and approvers are told by mail.'],
  overdue: ['Nothing is overdue', 'Requests past their time to decide appear here.'],
  'needs-information': ['No question is open', 'Requests on which you wait for an answer appear here.'],
};

type Props = {
  organization: string;
  rows: RequestRow[];
  page: ListPage;
  sort: string;
  view: string;
  now: Date;
  canDecide: boolean;
};

/** The queue of requests; several can be approved at once. */
export function RequestTable({ organization, rows, page, sort, view, now, canDecide }: Props) {
  const query = useSearchParams();
  const [picked, pick] = useState<{ ids: readonly string[]; clear: () => void } | null>(null);
  const toast = useToast();
  const chosen = rows.filter((row) => picked?.ids.includes(row.id));
  const decidable = chosen.filter((row) => row.openDocumentIds.length > 0 && row.state !== 'unverified');
  const [title, description] = empty[view] ?? [
    'No requests here',
    'Requests appear here as visitors send them.',
  ];
  const approve = async () => {
    const answer = await approveRequests(
      organization,
      decidable.map((row) => ({ requestId: row.id, documentIds: row.openDocumentIds })),
    );
    if (answer.ok) {
      picked?.clear();
      toast(answer.message ?? 'Approved.');
      return null;
    }
    return answer.message;
  };
  const search = query.toString();
  return (
    <>
      <DataTable
        label="Access requests"
        columns={columns}
        rows={rows.map((row) => ({ ...row, now }))}
        rowId={(row) => row.id}
        rowLabel={(row) => `request ${row.number} of ${row.name}`}
        rowHref={(row) => workspacePaths.request(organization, row.id)}
        page={page}
        sort={sort}
        searchLabel="Search name, company or number"
        {...(canDecide
          ? {
              bulkActions: (ids: readonly string[], clear: () => void) => (
                <Button variant="primary" onClick={() => pick({ ids, clear })}>
                  <Check aria-hidden />
                  Approve
                </Button>
              ),
            }
          : {})}
        tools={
          <AnchorButton
            size="sm"
            href={workspacePaths.exportCsv(workspacePaths.requests(organization), search)}
          >
            Export CSV
          </AnchorButton>
        }
        empty={<EmptyState title={title} description={description} />}
      />
      <ConfirmDialog
        open={picked !== null}
        onOpenChange={(open) => !open && pick(null)}
        tone="primary"
        title={`Approve ${formatPlural(decidable.length, 'request')}?`}
        description="Every open document of these requests is approved for the usual time, and each requester gets a mail."
        confirmLabel={`Approve ${formatPlural(decidable.length, 'request')}`}
        onConfirm={approve}
      >
        <ul className="max-h-60 divide-y overflow-y-auto rounded-lg border">
          {chosen.map((row) => (
            <li key={row.id} className="px-3 py-2">
              <bdi className="font-medium">{row.name}</bdi>, <bdi>{row.company}</bdi>
              <span dir="auto" className="block text-ink-muted text-xs">
                {decidable.includes(row) ? row.titles.join(', ') : 'Cannot be decided now; left out.'}
              </span>
            </li>
          ))}
        </ul>
      </ConfirmDialog>
    </>
  );
}
