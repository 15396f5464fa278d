'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { archiveControlsAction, restoreControlsAction } from '../../actions';

type Props = { organization: string; controlId: string; archived: boolean };

/** Archives one control, or brings it back. */
export function ArchiveControl({ organization, controlId, archived }: Props) {
  const [open, setOpen] = useState(false);
  const act = archived ? restoreControlsAction : archiveControlsAction;
  const confirm = async () => {
    const { ok, message } = await act(organization, [controlId]);
    return ok ? null : message;
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{archived ? 'Restore' : 'Archive'}</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={archived ? 'Restore this control?' : 'Archive this control?'}
        description={
          archived
            ? 'It counts again from now on.'
            : 'It leaves the lists and every figure from now on. Its evidence and history are kept.'
        }
        confirmLabel={archived ? 'Restore control' : 'Archive control'}
        tone={archived ? 'primary' : 'danger'}
        onConfirm={confirm}
      />
    </>
  );
}
