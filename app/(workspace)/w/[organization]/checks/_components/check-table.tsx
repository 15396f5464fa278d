'use client';

import { Plus, UserRoundCheck } from 'lucide-react';
import { useState } from 'react';
import { type CheckRow, checkKindLabels, checkKinds } from '#lib/check/schema.ts';
import { formatNumber } from '#lib/format.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { Status } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { addCheckAction } from '../actions';
import { CheckFields } from './check-fields';

const column = columnsOf<CheckRow>();
const columns = column.columns([
  column.accessor('title', {
    header: 'Check',
    meta: { width: 'wide', sort: 'title' },
    cell: ({ row }) => <TextCell text={row.original.title} note={checkKindLabels[row.original.kind]} />,
  }),
  column.accessor('audienceName', { header: 'For', cell: (cell) => <TextCell text={cell.getValue()} /> }),
  column.accessor('selfAttested', {
    header: 'Said by',
    cell: (cell) => (cell.getValue() ? 'Themselves' : 'People managers'),
  }),
  column.accessor('done', {
    header: 'Done',
    cell: (cell) => <span className="tabular-nums">{formatNumber(cell.getValue())}</span>,
  }),
  column.accessor('overdue', {
    header: 'Overdue',
    cell: (cell) => (
      <Status tone={cell.getValue() > 0 ? 'danger' : 'neutral'}>{formatNumber(cell.getValue())}</Status>
    ),
  }),
  column.accessor('open', {
    header: 'Time left',
    cell: (cell) => <span className="tabular-nums">{formatNumber(cell.getValue())}</span>,
  }),
]);

type Props = {
  organization: string;
  rows: readonly CheckRow[];
  audiences: readonly { id: string; name: string }[];
  editable: boolean;
  page: ListPage;
  sort: string;
};

/** Every check with how many people are done. */
export function CheckTable({ organization, rows, audiences, editable, page, sort }: Props) {
  const [adding, setAdding] = useState(false);
  const close = () => setAdding(false);
  return (
    <>
      <DataTable
        label="Checks"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.title}
        rowHref={(row) => trainingPaths.check(organization, row.id)}
        page={page}
        sort={sort}
        searchLabel="Search titles"
        filters={[
          {
            name: 'kind',
            label: 'Any kind',
            options: checkKinds.map((value) => ({ value, label: checkKindLabels[value] })),
          },
          { name: 'state', label: 'In use', options: [{ value: 'archived', label: 'Archived' }] },
        ]}
        tools={
          editable && (
            <Button size="sm" variant="primary" onClick={() => setAdding(true)}>
              <Plus aria-hidden />
              Add check
            </Button>
          )
        }
        empty={
          <EmptyState
            icon={<UserRoundCheck />}
            title="No checks yet"
            description="Background checks before the first day, devices once a year, confidentiality on joining."
            actions={
              editable && (
                <Button variant="primary" onClick={() => setAdding(true)}>
                  Add the first check
                </Button>
              )
            }
          />
        }
      />
      <Dialog open={adding} onOpenChange={close} size="md" title="Add check">
        <ActionForm action={addCheckAction.bind(null, organization)} onDone={close}>
          <CheckFields audiences={audiences} />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Add check</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
