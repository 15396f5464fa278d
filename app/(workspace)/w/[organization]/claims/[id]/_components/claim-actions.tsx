'use client';

import { useState } from 'react';
import type { ClaimMeasure } from '#lib/claim/measure.ts';
import { audienceHint, audienceLabels, audiences } from '#lib/claim/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormSelectField, FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { AreaField } from '../../_components/area-field';
import { MeasureFields } from '../../_components/measure-fields';
import { archiveClaimAction, changeClaimAction } from '../../actions';

type Claim = {
  id: string;
  edition: number;
  section: string;
  text: string;
  audience: string;
  measure: ClaimMeasure | null;
};

type Props = { organization: string; claim: Claim; areas: readonly string[] };

/** Says the claim anew, or archives it. */
export function ClaimActions({ organization, claim, areas }: Props) {
  const [open, setOpen] = useState(false);
  const { pending, act } = useAct();
  const close = () => setOpen(false);
  return (
    <>
      <Button pending={pending} onClick={() => act(() => archiveClaimAction(organization, claim.id))}>
        Archive
      </Button>
      <Button variant="primary" onClick={() => setOpen(true)}>
        New edition
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="md"
        title="New edition"
        description="Earlier editions stay citable. It is public once you publish the portal."
      >
        <ActionForm
          action={changeClaimAction.bind(null, organization, claim.id, claim.edition)}
          onDone={close}
        >
          <FormTextareaField
            name="text"
            label="Claim"
            defaultValue={claim.text}
            rows={3}
            required
            autoFocus
          />
          <AreaField areas={areas} defaultValue={claim.section} />
          <FormSelectField
            name="audience"
            label="Audience"
            required
            hint={audienceHint}
            options={audiences.map((value) => ({ value, label: audienceLabels[value] }))}
            defaultValue={claim.audience}
          />
          <MeasureFields measure={claim.measure} />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Save</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
