'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { type CheckDefaults, CheckFields } from '../../_components/check-fields';
import { archiveCheckAction, changeCheckAction, restoreCheckAction } from '../../actions';

type Props = {
  organization: string;
  check: CheckDefaults & { id: string; revision: number; archivedAt: Date | null };
  audiences: readonly { id: string; name: string }[];
};

/** Changes a check, archives it, or brings it back. */
export function CheckActions({ organization, check, audiences }: Props) {
  const [open, setOpen] = useState<'edit' | 'archive' | null>(null);
  const { act, pending } = useAct();
  const close = () => setOpen(null);
  if (check.archivedAt)
    return (
      <Button pending={pending} onClick={() => act(() => restoreCheckAction(organization, check.id))}>
        Restore
      </Button>
    );
  return (
    <>
      <Button onClick={() => setOpen('edit')}>Edit</Button>
      <Button onClick={() => setOpen('archive')}>Archive</Button>
      <ConfirmDialog
        open={open === 'archive'}
        onOpenChange={close}
        title="Archive this check?"
        description="Nobody owes it any more. What was recorded is kept."
        confirmLabel="Archive check"
        tone="danger"
        onConfirm={async () => {
          const { ok, message } = await archiveCheckAction(organization, check.id);
          return ok ? null : message;
        }}
      />
      <Dialog open={open === 'edit'} onOpenChange={close} size="md" title="Edit check">
        <ActionForm action={changeCheckAction.bind(null, organization, check.id)} onDone={close}>
          <input type="hidden" name="revision" value={check.revision} />
          <CheckFields check={check} audiences={audiences} />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Save</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
