'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { waiverKinds, waiverKindTexts } from '#lib/nda-waiver/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { ActionForm } from '@/components/form/action-form';
import type { ActionState } from '@/components/form/action-state';
import { FormChoiceGroup, FormDateField, FormTextareaField, FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';

type Props = {
  organization: string;
  visitor: { id: string; name: string };
  open: boolean;
  onClose: () => void;
};

const lost: ActionState = { ok: false, message: 'It could not be sent. Please try again.', problems: [] };

/** Waives the NDA for one visitor. A form with a file is sent to a handler: actions take small bodies only. */
export function WaiveDialog({ organization, visitor, open, onClose }: Props) {
  const [kind, setKind] = useState('');
  const router = useRouter();
  const send = async (_: ActionState, form: FormData): Promise<ActionState> => {
    const path = workspacePaths.waiveNda(organization, visitor.id);
    const answer = await fetch(path, { method: 'POST', body: form }).catch(() => null);
    const isJson = answer?.headers.get('content-type')?.startsWith('application/json');
    if (!answer || !isJson) return lost;
    const state: ActionState = await answer.json();
    return state;
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      size="md"
      title={`Waive the NDA for ${visitor.name}`}
      description="Your name and the reason are kept, and shown on every grant that the waiver opens."
    >
      <ActionForm
        action={send}
        onDone={() => {
          onClose();
          router.refresh();
        }}
      >
        <div
          onChange={(event) => {
            if (event.target instanceof HTMLInputElement) setKind(event.target.value);
          }}
        >
          <FormChoiceGroup
            name="kind"
            label="Why no signature is needed"
            choices={waiverKinds.map((value) => ({ value, ...waiverKindTexts[value] }))}
          />
        </div>
        {kind === 'elsewhere' && (
          <FormTextField
            name="proof"
            type="file"
            accept="application/pdf,.pdf"
            label="Signed agreement"
            hint="PDF, up to 20 MB. It is stored encrypted."
            className="[&_input]:py-1.5 [&_input]:file:me-3 [&_input]:file:font-medium [&_input]:file:text-accent-text"
            required
          />
        )}
        <FormTextareaField name="reason" label="Reason" rows={2} maxLength={500} required />
        <FormDateField
          name="endsOn"
          label="Until"
          hint="The last day it counts (UTC). Empty means without end."
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Waive NDA</SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}
