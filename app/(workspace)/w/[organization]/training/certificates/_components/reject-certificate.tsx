'use client';

import { ActionForm } from '@/components/form/action-form';
import type { FormAction } from '@/components/form/action-state';
import { FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import { rejectCertificateAction } from '../actions';

type Props = {
  organization: string;
  certificate: { id: string; name: string };
  onClose: () => void;
};

/** Rejects a certificate, after a reason. */
export function RejectCertificate({ organization, certificate, onClose }: Props) {
  const toast = useToast();
  // Said here, not by the form, which goes with the row.
  const reject: FormAction = async (state, form) => {
    const answer = await rejectCertificateAction(organization, certificate.id, state, form);
    if (!answer.ok || !answer.message) return answer;
    toast(answer.message, 'positive');
    return { ...answer, message: null };
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Reject the certificate of ${certificate.name}?`}
      description="They owe the course as before, by the same day, and are told by mail to look at the reason and send another one."
    >
      <ActionForm action={reject} onDone={onClose}>
        <FormTextareaField
          name="reason"
          label="Reason"
          hint="They read it. Otherwise it is shown to those alone who look after people."
          rows={2}
          maxLength={500}
          required
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Reject</SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}
