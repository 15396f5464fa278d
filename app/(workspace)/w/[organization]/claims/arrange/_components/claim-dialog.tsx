'use client';

import type { OrderedClaim } from '#lib/claim/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { AreaField } from '../../_components/area-field';
import { rewordClaimAction } from '../../actions';

type Common = { organization: string; onClose: () => void };

/** Rewords one claim. Enter saves, for the next to be opened at once. */
export function ClaimDialog({
  organization,
  onClose,
  claim,
  areas,
}: Common & { claim: OrderedClaim; areas: readonly string[] }) {
  return (
    <Dialog open onOpenChange={onClose} size="md" title="Edit claim">
      <ActionForm
        action={rewordClaimAction.bind(null, organization, claim.id, claim.edition)}
        onDone={onClose}
      >
        <FormTextareaField
          name="text"
          label="Claim"
          defaultValue={claim.text}
          required
          autoFocus
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
        <AreaField areas={areas} defaultValue={claim.section} />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Save</SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}
