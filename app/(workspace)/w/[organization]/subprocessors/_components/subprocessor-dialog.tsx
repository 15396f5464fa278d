'use client';

import type { SubprocessorRow } from '#lib/subprocessor/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { saveSubprocessor } from '../actions';

type DialogProps = { organization: string; row: SubprocessorRow | null; onClose: () => void };

/** Adds subprocessors one after the other, or changes one. */
export function SubprocessorDialog({ organization, row, onClose }: DialogProps) {
  return (
    <Dialog open onOpenChange={onClose} size="md" title={row ? 'Edit subprocessor' : 'Add subprocessor'}>
      <ActionForm action={saveSubprocessor.bind(null, organization, row?.id ?? null)} onDone={onClose}>
        <FormTextField name="name" label="Name" defaultValue={row?.name} required autoFocus />
        <FormTextField
          name="purpose"
          label="Purpose"
          hint="What it does for you, e.g. hosting."
          defaultValue={row?.purpose}
          required
        />
        <FormTextField
          name="dataProcessed"
          label="Data"
          hint="What customer data it sees."
          defaultValue={row?.dataProcessed}
        />
        <FormTextField
          name="location"
          label="Location"
          hint="Where it is processed, e.g. Ireland."
          defaultValue={row?.location}
          required
        />
        <FormTextField name="url" type="url" label="Website" defaultValue={row?.url} placeholder="https://" />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>{row ? 'Save' : 'Add'}</SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}
