'use client';

import { useState } from 'react';
import { type WorkOfMember, workInWords } from '#lib/hand-over/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormSelectField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { handOverAction } from '../members/actions';

type Choice = { id: string; name: string };

type DialogProps = {
  organization: string;
  work: WorkOfMember;
  choices: readonly Choice[];
  open: boolean;
  onClose: () => void;
};

/** Asks who gets all that somebody left behind. */
export function HandOverDialog({ organization, work, choices, open, onClose }: DialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={`Hand over the work of ${work.name}?`}
      description={`Without an owner: ${workInWords(work)}. Whoever gets them is told in their next daily mail. What ${work.name} has done stays on record.`}
    >
      <ActionForm action={handOverAction.bind(null, organization, work.memberId)} onDone={onClose}>
        <FormSelectField
          name="toMemberId"
          label="Hand over to"
          placeholder="Choose a member"
          required
          options={choices.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Hand over</SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}

/** The button for it. */
export function HandOver({ organization, work, choices }: Omit<DialogProps, 'open' | 'onClose'>) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" aria-label={`Hand over the work of ${work.name}`} onClick={() => setOpen(true)}>
        Hand over
      </Button>
      <HandOverDialog
        organization={organization}
        work={work}
        choices={choices}
        open={open}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
