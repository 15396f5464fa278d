'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
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
  const [open, setOpen] = useState(false);
  const { act, pending } = useAct();
  const close = () => setOpen(false);
  if (check.archivedAt)
    return (
      <Button pending={pending} onClick={() => act(() => restoreCheckAction(organization, check.id))}>
        Restore
      </Button>
    );
  return (
    <>
      <Button onClick={() => setOpen(true)}>Edit</Button>
      <Button pending={pending} onClick={() => act(() => archiveCheckAction(organization, check.id))}>
        Archive
      </Button>
      <Dialog open={open} onOpenChange={close} size="md" title="Edit check">
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
