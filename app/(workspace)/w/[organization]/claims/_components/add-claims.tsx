'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { audienceHint, audienceLabels, audiences } from '#lib/claim/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormSelectField, FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { addClaimsAction } from '../actions';
import { AreaField } from './area-field';

/** Adds one claim or many: one on each line, so that a page one already has can be pasted. */
export function AddClaims({ organization, areas }: { organization: string; areas: readonly string[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        Add claims
      </Button>
      <Dialog open={open} onOpenChange={setOpen} size="md" title="Add claims">
        <ActionForm action={addClaimsAction.bind(null, organization)} onDone={() => setOpen(false)}>
          <AreaField areas={areas} defaultValue={areas.at(-1)} />
          <FormTextareaField
            name="texts"
            label="Claims"
            hint="One on each line, up to 2,000 characters each."
            rows={6}
            required
          />
          <FormSelectField
            name="audience"
            label="Audience"
            required
            hint={audienceHint}
            options={audiences.map((value) => ({ value, label: audienceLabels[value] }))}
            defaultValue="public"
          />
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <SubmitButton>Add</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
