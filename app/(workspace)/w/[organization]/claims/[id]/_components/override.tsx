'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormDateField, FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { endOverrideAction, overrideClaimAction } from '../../actions';

type Props = { organization: string; claimId: string; latest: string };

/** Lets a lapsed claim stand for a while. `latest`: the last day that may be chosen. */
export function OverrideLapse({ organization, claimId, latest }: Props) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Override the lapse</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Override the lapse"
        description="Visitors then read that the proof is due, with the day on which it last held; never that it is proven. Your name and reason stand in the audit log."
      >
        <ActionForm action={overrideClaimAction.bind(null, organization, claimId)} onDone={close}>
          <FormTextareaField name="reason" label="Reason" rows={3} required autoFocus />
          <FormDateField
            name="untilOn"
            label="Until"
            hint="At most 90 days from today."
            max={latest}
            required
          />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Override</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}

/** Ends an override that holds. */
export function EndOverride({ organization, claimId }: Pick<Props, 'organization' | 'claimId'>) {
  const { pending, act } = useAct();
  return (
    <Button pending={pending} onClick={() => act(() => endOverrideAction(organization, claimId))}>
      End the override
    </Button>
  );
}
