'use client';

import { useState } from 'react';
import type { AbsenceRow } from '#lib/absence/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormDateField, FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { addAbsenceAction, changeAbsenceAction } from '../../absence-actions';

type Props = { organization: string; personId: string; today: string; absence?: AbsenceRow };

/** Records when somebody is away, or changes it. */
export function AbsenceDialog({ organization, personId, today, absence }: Props) {
  const [open, setOpen] = useState(false);
  const action = absence
    ? changeAbsenceAction.bind(null, organization, absence.id)
    : addAbsenceAction.bind(null, organization, personId);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {absence ? 'Change' : 'Record an absence'}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={absence ? 'When are they away?' : 'Record an absence'}
        description="Until they are back they are not reminded, and nobody is told that they are late. What is due from the first of them on is due as many days later; what was overdue before stays so."
      >
        <ActionForm action={action} onDone={() => setOpen(false)}>
          <div className="grid gap-5 sm:grid-cols-2">
            <FormDateField
              name="startsOn"
              label="First day away"
              defaultValue={absence?.startsOn ?? today}
              required
            />
            <FormDateField
              name="backOn"
              label="First day back"
              defaultValue={absence?.backOn ?? ''}
              required
            />
          </div>
          <FormTextField
            name="reason"
            label="Reason"
            hint="Parental leave, say; nothing about health. Read by those who look after people."
            defaultValue={absence?.reason ?? ''}
            maxLength={200}
            required
          />
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <SubmitButton>{absence ? 'Change' : 'Record'}</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
