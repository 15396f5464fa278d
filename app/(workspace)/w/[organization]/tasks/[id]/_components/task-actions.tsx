'use client';

import { useState } from 'react';
import type { TaskState } from '#lib/task/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { TaskFields } from '../../_components/task-fields';
import { changeTaskAction, completeTaskAction, dropTaskAction, reopenTaskAction } from '../../actions';

type Props = {
  organization: string;
  task: {
    id: string;
    title: string;
    description: string;
    ownerId: string | null;
    dueOn: string | null;
    revision: number;
    state: TaskState;
  };
  owners: readonly { id: string; name: string }[];
  editable: boolean;
  own: boolean;
};

/** What can be done to a task: its owner ends it, editors change and reopen it. */
export function TaskActions({ organization, task, owners, editable, own }: Props) {
  const [open, setOpen] = useState<'edit' | 'drop' | null>(null);
  const { act, pending } = useAct();
  const close = () => setOpen(null);
  const { id, state, revision } = task;
  if (state !== 'open')
    return (
      editable && (
        <Button pending={pending} onClick={() => act(() => reopenTaskAction(organization, id))}>
          Reopen
        </Button>
      )
    );
  return (
    <>
      {(editable || own) && (
        <>
          <Button
            variant="primary"
            pending={pending}
            onClick={() => act(() => completeTaskAction(organization, id))}
          >
            Mark as done
          </Button>
          <Button onClick={() => setOpen('drop')}>Drop</Button>
        </>
      )}
      {editable && <Button onClick={() => setOpen('edit')}>Edit</Button>}
      <Dialog
        open={open === 'drop'}
        onOpenChange={close}
        title="Drop this task?"
        description="It counts as ended; the reason is kept."
      >
        <ActionForm action={dropTaskAction.bind(null, organization, id)} onDone={close}>
          <FormTextareaField name="reason" label="Reason" required rows={3} />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Drop task</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
      <Dialog open={open === 'edit'} onOpenChange={close} size="md" title="Edit task">
        <ActionForm action={changeTaskAction.bind(null, organization, id)} onDone={close}>
          <input type="hidden" name="revision" value={revision} />
          <TaskFields owners={owners} task={task} />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Save</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
