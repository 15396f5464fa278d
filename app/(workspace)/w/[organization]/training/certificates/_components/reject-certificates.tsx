'use client';

import { formatPlural } from '#lib/format.ts';
import { ActionForm } from '@/components/form/action-form';
import type { FormAction } from '@/components/form/action-state';
import { FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import { rejectCertificatesAction } from '../actions';

type Props = {
  organization: string;
  /** One or more of them. */
  certificates: readonly { id: string; name: string }[];
  onClose: () => void;
  onDone: () => void;
};

/** Rejects certificates, all after one reason. */
export function RejectCertificates({ organization, certificates, onClose, onDone }: Props) {
  const toast = useToast();
  const ids = certificates.map(({ id }) => id);
  const [first] = certificates;
  const one = certificates.length === 1;
  const count = formatPlural(certificates.length, 'certificate');
  // Said here, not by the form, which goes with the rows.
  const reject: FormAction = async (state, form) => {
    const answer = await rejectCertificatesAction(organization, ids, state, form);
    if (!answer.ok || !answer.message) return answer;
    toast(answer.message, 'positive');
    return { ...answer, message: null };
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={one ? `Reject the certificate of ${first?.name}?` : `Reject ${count}?`}
      description={
        one
          ? 'They owe the course as before, by the same day, and are told by mail to look at the reason and send another one.'
          : 'Each person owes the course as before, by the same day, and is told by mail to look at the reason and send another one.'
      }
    >
      <ActionForm action={reject} onDone={onDone}>
        <FormTextareaField
          name="reason"
          label={one ? 'Reason' : 'Reason for all of them'}
          hint={`${one ? 'They read it.' : 'Each of them reads it.'} Otherwise it is shown to those alone who look after people.`}
          rows={2}
          maxLength={500}
          required
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>{one ? 'Reject' : `Reject ${count}`}</SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}
