'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { holdPersonAction, liftHoldAction } from '../../hold-actions';

type Props = {
  organization: string;
  personId: string;
  hold: { reason: string; heldAt: Date; heldByName: string } | null;
};

/** Whether a person is kept whatever the years say, since when and why; and the buttons that hold them or lift it. */
export function PersonHold({ organization, personId, hold }: Props) {
  const [open, setOpen] = useState<'hold' | 'lift' | null>(null);
  const close = () => setOpen(null);
  return (
    <Panel
      title="Legal hold"
      description="Whoever is on hold is erased neither by time nor by hand."
      actions={
        <Button size="sm" onClick={() => setOpen(hold ? 'lift' : 'hold')}>
          {hold ? 'Lift the hold' : 'Put on hold'}
        </Button>
      }
    >
      {hold ? (
        <>
          <p dir="auto" className="wrap-anywhere text-match-parent font-medium">
            {hold.reason}
          </p>
          <p className="wrap-anywhere text-ink-muted text-xs">
            Since <LocalTime value={hold.heldAt} precision="day" />, by <bdi>{hold.heldByName}</bdi>
          </p>
        </>
      ) : (
        <p className="text-ink-muted">Not on hold.</p>
      )}
      <Dialog
        open={open === 'hold'}
        onOpenChange={close}
        title="Put them on hold?"
        description="Nothing of them is erased until somebody lifts it. They are not told."
      >
        <ActionForm action={holdPersonAction.bind(null, organization, personId)} onDone={close}>
          <FormTextField
            name="reason"
            label="Reason"
            hint="Such as the number of the case. Owners and admins read it."
            maxLength={300}
            required
          />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Put on hold</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
      <ConfirmDialog
        open={open === 'lift'}
        onOpenChange={close}
        title="Lift the hold?"
        description="They can be erased again, and are by themselves where their time is over. That they were on hold stays in the log."
        confirmLabel="Lift the hold"
        onConfirm={async () => {
          const { ok, message } = await liftHoldAction(organization, personId);
          return ok ? null : message;
        }}
      />
    </Panel>
  );
}
