'use client';

import { formatPlural } from '#lib/format.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormDateField, FormSelectField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { makeTasksAction } from '../actions';

type Props = {
  organization: string;
  profileId: string;
  ids: readonly string[];
  owners: readonly { id: string; name: string }[];
  open: boolean;
  onClose: () => void;
  onDone: () => void;
};

/** Makes a task of each chosen gap, for one owner and by one day. */
export function MakeTasks({ organization, profileId, ids, owners, open, onClose, onDone }: Props) {
  const what = formatPlural(ids.length, 'task', 'tasks');
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={`Make ${what}`}
      description="Each is named after its outcome and the tiers, and says the reason. All of them are made, or none."
    >
      <ActionForm action={makeTasksAction.bind(null, organization, profileId, ids)} onDone={onDone}>
        <FormSelectField
          name="ownerId"
          label="Owner"
          placeholder="Nobody yet"
          options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FormDateField name="dueOn" label="Due" />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>{`Make ${what}`}</SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}
