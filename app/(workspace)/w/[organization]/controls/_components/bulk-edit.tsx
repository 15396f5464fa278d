'use client';

import { useState } from 'react';
import {
  implementationLabels,
  implementations,
  responsibilities,
  responsibilityLabels,
} from '#lib/control/labels.ts';
import { formatPlural } from '#lib/format.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormSelectField, FormTextareaField, FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { archiveControlsAction, changeControlsAction, restoreControlsAction } from '../actions';

type Props = {
  organization: string;
  ids: readonly string[];
  owners: readonly { id: string; name: string }[];
  archived: boolean;
  onDone: () => void;
};

const asItIs = 'Leave as it is';

/** What can be done with the chosen controls, all of them or none. */
export function BulkEdit({ organization, ids, owners, archived, onDone }: Props) {
  const [open, setOpen] = useState<'edit' | 'archive' | null>(null);
  const close = () => setOpen(null);
  const finish = () => {
    close();
    onDone();
  };
  const what = formatPlural(ids.length, 'control', 'controls');
  const act = archived ? restoreControlsAction : archiveControlsAction;
  const confirm = async () => {
    const { ok, message } = await act(organization, ids);
    if (!ok) return message;
    onDone();
    return null;
  };
  return (
    <>
      {!archived && (
        <Button size="sm" variant="primary" onClick={() => setOpen('edit')}>
          Edit
        </Button>
      )}
      <Button size="sm" onClick={() => setOpen('archive')}>
        {archived ? 'Restore' : 'Archive'}
      </Button>
      <ConfirmDialog
        open={open === 'archive'}
        onOpenChange={close}
        title={archived ? `Restore ${what}?` : `Archive ${what}?`}
        description={
          archived
            ? 'They count again from now on.'
            : 'They leave the lists and every figure from now on; their evidence and history are kept.'
        }
        confirmLabel={archived ? `Restore ${what}` : `Archive ${what}`}
        tone={archived ? 'primary' : 'danger'}
        onConfirm={confirm}
      />
      <Dialog
        open={open === 'edit'}
        onOpenChange={close}
        size="md"
        title={`Edit ${what}`}
        description="What you leave empty stays as it is. All of them change, or none."
      >
        <ActionForm action={changeControlsAction.bind(null, organization, ids)} onDone={finish}>
          <FormSelectField
            name="ownerId"
            label="Owner"
            placeholder={asItIs}
            options={[
              { value: 'none', label: 'Nobody' },
              ...owners.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <FormSelectField
            name="implementation"
            label="Implementation"
            placeholder={asItIs}
            options={implementations.map((value) => ({ value, label: implementationLabels[value] }))}
          />
          <FormTextareaField
            name="justification"
            label="Justification"
            hint="Needed for an alternative and for what does not apply."
            rows={2}
          />
          <FormSelectField
            name="responsibility"
            label="Responsibility"
            placeholder={asItIs}
            options={responsibilities.map((value) => ({ value, label: responsibilityLabels[value] }))}
          />
          <FormTextField
            name="cadenceDays"
            label="Review cadence in days"
            hint="“none” takes the cadence away."
            inputMode="numeric"
          />
          <FormTextField name="addTags" label="Add tags" hint="Separated by commas." />
          <FormTextField name="removeTags" label="Remove tags" hint="Separated by commas." />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>{`Change ${what}`}</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
