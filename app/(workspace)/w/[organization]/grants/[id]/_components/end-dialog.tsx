'use client';

import { ActionForm } from '@/components/form/action-form';
import type { FormAction } from '@/components/form/action-state';
import { FormDateField, FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/choice-field';
import { Dialog, DialogActions } from '@/components/ui/dialog';

type Props = { action: FormAction; open: boolean; onClose: () => void };

/** Asks for another last day of a grant, and why. */
export function EndDialog({ action, open, onClose }: Props) {
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title="Change the end"
      description="Earlier or later than now. To take the document away at once, revoke the grant."
    >
      <ActionForm action={action} onDone={onClose}>
        <FormDateField name="endsOn" label="Last day" hint="Counts whole, in UTC." required />
        <FormTextareaField
          name="reason"
          label="Reason"
          hint="Kept in the audit log. The holder does not read it."
          rows={2}
          maxLength={500}
          required
        />
        <CheckboxField name="notify" value="yes" defaultChecked label="Tell the holder by mail" />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Change end</SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}
