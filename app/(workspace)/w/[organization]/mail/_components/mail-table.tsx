'use client';

import { Mail } from 'lucide-react';
import type { MailRow } from '#lib/mail/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { useAct } from '@/components/form/use-act';
import { NoValue, TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { retryMailAction } from '../actions';
import { mailStateLooks } from './mail-state';

const column = columnsOf<MailRow>();

const columns = column.columns([
  column.accessor('subject', {
    header: 'Subject',
    meta: { width: 'wide' },
    cell: ({ row: { original } }) => <TextCell text={original.subject} note={original.recipient} />,
  }),
  column.accessor('state', { header: 'State', cell: (c) => mailStateLooks[c.getValue()] }),
  column.accessor('lastError', {
    header: 'The mail server said',
    meta: { width: 'wide' },
    cell: (c) => (c.getValue() ? <TextCell text={c.getValue() ?? ''} /> : <NoValue />),
  }),
  column.accessor('attempts', { header: 'Tries', meta: { width: 'narrow', align: 'end' } }),
  column.accessor('template', {
    header: 'Kind',
    meta: { initiallyHidden: true },
    cell: (c) => <TextCell text={c.getValue()} />,
  }),
  column.accessor('createdAt', {
    header: 'Written',
    meta: { sort: 'createdAt', width: 'narrow', align: 'end' },
    cell: (c) => <LocalTime value={c.getValue()} />,
  }),
]);

type Props = { organization: string; rows: MailRow[]; page: ListPage; sort: string; editable: boolean };

/** The outbox as a list. */
export function MailTable({ organization, rows, page, sort, editable }: Props) {
  const { act } = useAct();
  return (
    <DataTable
      label="Mail"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => `${row.subject} to ${row.recipient}`}
      rowHref={(row) => workspacePaths.mailDetail(organization, row.id)}
      sort={sort}
      page={page}
      searchLabel="Search subject or recipient"
      filters={[
        {
          name: 'state',
          label: 'Any state',
          options: [
            { value: 'waiting', label: 'Waiting' },
            { value: 'trying', label: 'Trying again' },
            { value: 'sent', label: 'Sent' },
            { value: 'failed', label: 'Failed' },
          ],
        },
      ]}
      rowActions={(row) =>
        editable
          ? [
              {
                label: 'Try again',
                disabledReason: row.whyNotRetry,
                onSelect: () => act(() => retryMailAction(organization, row.id)),
              },
            ]
          : []
      }
      empty={
        <EmptyState
          icon={<Mail />}
          title="No mail"
          description="Nothing was mailed yet, or nothing fits this search."
        />
      }
    />
  );
}
