'use client';

import { useRouter } from 'next/navigation';
import { ActionForm } from '@/components/form/action-form';
import { FormDateField, FormTextareaField, FormTextField } from '@/components/form/fields';
import { sendForm } from '@/components/form/send-form';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';

type Props = { path: string; person: { personId?: string; name?: string }; onClose: () => void };

/** Records that somebody did a course elsewhere, with its proof. */
export function RecordCompletion({ path, person, onClose }: Props) {
  const router = useRouter();
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="md"
      title={person.name ? `Record as done by ${person.name}` : 'Record as done'}
      description="It is marked as recorded by you, with the proof beside it."
    >
      <ActionForm
        action={sendForm(path)}
        onDone={() => {
          onClose();
          router.refresh();
        }}
      >
        {person.personId ? (
          <input type="hidden" name="personId" value={person.personId} />
        ) : (
          <FormTextField name="email" type="email" label="Work e-mail of the person" required dir="ltr" />
        )}
        <FormDateField name="completedOn" label="Done on" required />
        <FormTextField
          name="file"
          type="file"
          accept="application/pdf,image/png,image/jpeg"
          label="Proof"
          hint="A PDF, or a picture as PNG or JPEG, up to 10 MB. It is stored encrypted."
          required
        />
        <FormTextareaField name="note" label="Note" rows={2} maxLength={2000} />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Record</SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}
