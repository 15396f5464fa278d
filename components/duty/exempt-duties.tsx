'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import type { FormAction } from '@/components/form/action-state';
import { FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';

type Props = {
  /** Whom it is about: "3 people", or a title. */
  whom: string;
  action: FormAction;
  onDone?: () => void;
  /** What a screen reader hears, where the page has several such buttons. */
  label?: string;
};

/** Frees people from what they owe, after a reason. */
export function ExemptDuties({ whom, action, onDone, label }: Props) {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  // Said here, not by the form: those who are exempt may leave the list, and the form with them.
  const exempt: FormAction = async (state, form) => {
    const answer = await action(state, form);
    if (!answer.ok || !answer.message) return answer;
    toast(answer.message, 'positive');
    return { ...answer, message: null };
  };
  return (
    <>
      <Button size="sm" aria-label={label} onClick={() => setOpen(true)}>
        Exempt
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Exempt ${whom}?`}
        description="They owe it no longer, and are not counted: of a policy until its next material version, of a course for good. It can be taken back. Who is away for a time needs no exemption: record that on their page."
      >
        <ActionForm
          action={exempt}
          onDone={() => {
            setOpen(false);
            onDone?.();
          }}
        >
          <FormTextareaField
            name="reason"
            label="Reason"
            hint="Kept for auditors; read by those who look after people."
            rows={2}
            required
          />
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <SubmitButton>Exempt</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
