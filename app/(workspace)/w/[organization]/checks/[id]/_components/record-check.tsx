'use client';

import { useRouter } from 'next/navigation';
import { checkOutcomeLabels, checkOutcomes } from '#lib/check/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormSelectField, FormTextareaField, FormTextField } from '@/components/form/fields';
import { sendForm } from '@/components/form/send-form';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';

type Props = { path: string; person: { personId?: string; name?: string }; onClose: () => void };

/** Records how a check of somebody came out. */
export function RecordCheck({ path, person, onClose }: Props) {
  const router = useRouter();
  const finish = () => {
    onClose();
    router.refresh();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="md"
      title={person.name ? `Result for ${person.name}` : 'Record a result'}
      description="Owners, admins and people managers alone see what came out of it."
    >
      <ActionForm action={sendForm(path)} onDone={finish}>
        {person.personId ? (
          <input type="hidden" name="personId" value={person.personId} />
        ) : (
          <FormTextField name="email" type="email" label="Work e-mail of the person" required dir="ltr" />
        )}
        <FormSelectField
          name="outcome"
          label="Outcome"
          required
          placeholder="Choose"
          defaultValue=""
          options={checkOutcomes.map((value) => ({ value, label: checkOutcomeLabels[value] }))}
        />
        <FormTextareaField
          name="reason"
          label="Reason"
          hint="Needed where somebody is exempt, e.g. because the law of their country forbids it."
          rows={2}
          maxLength={2000}
        />
        <FormTextField
          name="file"
          type="file"
          accept="application/pdf,image/png,image/jpeg"
          label="File"
          hint="A PDF, or a picture as PNG or JPEG, up to 10 MB. It is stored encrypted. Keep no more than you need."
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Record</SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}
