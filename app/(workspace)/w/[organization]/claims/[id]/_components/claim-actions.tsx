'use client';

import { useState } from 'react';
import { type ClaimMeasure, comparatorLabels, comparators, metrics } from '#lib/claim/measure.ts';
import { audienceHint, audienceLabels, audiences } from '#lib/claim/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormSelectField, FormTextareaField, FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { AreaField } from '../../_components/area-field';
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

function MeasureFields({ measure }: { measure: ClaimMeasure | null }) {
  return (
    <fieldset className="rounded-lg border p-4">
      <legend className="px-1 font-medium">Measure</legend>
      <p className="mb-3 text-ink-muted text-xs">
        What the sentence promises, in a form that can be checked.
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormSelectField
          name="metric"
          label="What"
          placeholder="No measure"
          options={metrics.map((value) => ({ value, label: value }))}
          defaultValue={measure?.metric ?? ''}
        />
        <FormSelectField
          name="comparator"
          label="How"
          options={comparators.map((value) => ({ value, label: comparatorLabels[value] }))}
          defaultValue={measure?.comparator ?? '='}
        />
        <FormTextField
          name="value"
          label="Value"
          hint="Like 60, 1.2 or AES-256."
          defaultValue={measure?.value}
        />
        <FormTextField
          name="unit"
          label="Unit"
          hint="Like days; may stay empty."
          defaultValue={measure?.unit}
        />
      </div>
    </fieldset>
  );
}
