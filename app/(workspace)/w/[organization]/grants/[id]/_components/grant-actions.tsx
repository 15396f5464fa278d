'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import type { ActionState, FormAction } from '@/components/form/action-state';
import { FormTextareaField, FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import { EndDialog } from './end-dialog';

type Props = {
  holder: string;
  revoke: FormAction;
  extend: FormAction;
  changeEnd: FormAction;
  reinstate: () => Promise<ActionState>;
  whyNotRevoke: string | null;
  whyNotReinstate: string | null;
  whyNotExtend: string | null;
  whyNotChangeEnd: string | null;
  revoked: boolean;
};

/** Change the end, revoke, reinstate, extend: each says why it is not possible now. */
export function GrantActions({ holder, revoke, extend, changeEnd, reinstate, revoked, ...whyNot }: Props) {
  const [open, setOpen] = useState<'revoke' | 'reinstate' | 'extend' | 'end' | null>(null);
  const toast = useToast();
  const close = () => setOpen(null);
  return (
    <>
      <Button disabledReason={whyNot.whyNotChangeEnd} onClick={() => setOpen('end')}>
        Change end
      </Button>
      <Button disabledReason={whyNot.whyNotExtend} onClick={() => setOpen('extend')}>
        Extend
      </Button>
      {revoked ? (
        <Button disabledReason={whyNot.whyNotReinstate} onClick={() => setOpen('reinstate')}>
          Reinstate
        </Button>
      ) : (
        <Button variant="danger" disabledReason={whyNot.whyNotRevoke} onClick={() => setOpen('revoke')}>
          Revoke
        </Button>
      )}
      <Dialog
        open={open === 'revoke'}
        onOpenChange={close}
        title="Revoke grant?"
        description={`${holder} loses access at once, also to a download that is running, and is told by mail.`}
      >
        <ActionForm action={revoke} onDone={close}>
          <FormTextareaField
            name="reason"
            label="Reason"
            hint="The holder reads this."
            required
            maxLength={500}
          />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton variant="danger">Revoke grant</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
      <Dialog
        open={open === 'extend'}
        onOpenChange={close}
        title="Extend grant"
        description="Counted from its end, or from now if it has expired. The holder is told by mail."
      >
        <ActionForm action={extend} onDone={close}>
          <FormTextField
            name="days"
            type="number"
            label="Days"
            min={1}
            max={3650}
            defaultValue={90}
            required
          />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Extend grant</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
      <EndDialog action={changeEnd} open={open === 'end'} onClose={close} />
      <ConfirmDialog
        open={open === 'reinstate'}
        onOpenChange={close}
        tone="primary"
        title="Reinstate grant?"
        description={`${holder} has access again until the grant's own end, and is told by mail.`}
        confirmLabel="Reinstate grant"
        onConfirm={async () => {
          const answer = await reinstate();
          if (!answer.ok) return answer.message;
          toast(answer.message ?? 'Reinstated.');
          return null;
        }}
      />
    </>
  );
}
