'use client';

import { Plus, SquareCheck } from 'lucide-react';
import { useState } from 'react';
import { taskPaths } from '#lib/profile-paths.ts';
import type { TaskRow } from '#lib/task/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { NoValue, TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import type { RowAction } from '@/components/table/row-actions';
import { TaskStatus } from '@/components/task/task-status';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import { addTaskAction, completeTaskAction, reopenTaskAction } from '../actions';
import { TaskFields } from './task-fields';
import { type TaskChoices, taskFilters } from './task-spec';

const column = columnsOf<TaskRow & { today: string }>();
const columns = column.columns([
  column.accessor('title', {
    header: 'Task',
    meta: { width: 'wide' },
    cell: ({ row }) => <TextCell text={row.original.title} note={row.original.profileName} />,
  }),
  column.accessor('ownerName', {
    header: 'Owner',
    cell: ({ row: { original } }) => (
      <TextCell text={original.ownerName} note={original.ownerGone ? 'No member any more' : null} />
    ),
  }),
  column.accessor('dueOn', {
    header: 'Due',
    meta: { sort: 'dueOn' },
    cell: (cell) => {
      const day = cell.getValue();
      return day ? <Time value={day} precision="day" /> : <NoValue />;
    },
  }),
  column.accessor('state', { header: 'State', cell: ({ row }) => <TaskStatus {...row.original} /> }),
]);

type Props = {
  organization: string;
  rows: readonly TaskRow[];
  today: string;
  choices: TaskChoices;
  editable: boolean;
  page: ListPage;
  sort: string;
};

/** Every task, with what can be done to each. */
export function TaskTable({ organization, rows, today, choices, editable, page, sort }: Props) {
  const [adding, setAdding] = useState(false);
  const { act } = useAct();
  const close = () => setAdding(false);
  const actionsOf = ({ id, state }: TaskRow): RowAction[] => {
    if (!editable) return [];
    return state === 'open'
      ? [{ label: 'Mark as done', onSelect: () => act(() => completeTaskAction(organization, id)) }]
      : [{ label: 'Reopen', onSelect: () => act(() => reopenTaskAction(organization, id)) }];
  };
  return (
    <>
      <DataTable
        label="Tasks"
        columns={columns}
        rows={rows.map((row) => ({ ...row, today }))}
        rowId={(row) => row.id}
        rowLabel={(row) => row.title}
        rowHref={(row) => taskPaths.task(organization, row.id)}
        rowActions={actionsOf}
        page={page}
        sort={sort}
        searchLabel="Search title or description"
        filters={taskFilters(choices)}
        tools={
          editable && (
            <Button size="sm" variant="primary" onClick={() => setAdding(true)}>
              <Plus aria-hidden />
              Add task
            </Button>
          )
        }
        empty={
          <EmptyState
            icon={<SquareCheck />}
            title="No tasks yet"
            description="Turn the gaps of a profile into tasks, or add one by hand."
          />
        }
      />
      <Dialog open={adding} onOpenChange={close} size="md" title="Add task">
        <ActionForm action={addTaskAction.bind(null, organization)} onDone={close}>
          <TaskFields owners={choices.owners} />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Add task</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
