'use client';

import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { z } from 'zod';
import { claimMeasure } from '#lib/claim/measure.ts';
import { audience, audienceLabels, audiences, claimSection, claimText } from '#lib/claim/schema.ts';
import type { Changes } from '#lib/proposal-page/decide-steps.ts';
import type { ReviewProposal } from '#lib/proposal-page/review.ts';
import { ActionForm } from '@/components/form/action-form';
import { type ActionState, untried } from '@/components/form/action-state';
import { FormSelectField, FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { AreaField } from '../../../_components/area-field';
import { MeasureFields } from '../../../_components/measure-fields';

const edited = z.object({ text: claimText, section: claimSection, audience, measure: claimMeasure });

function read(form: FormData): { changes: Changes } | { problems: ActionState['problems'] } {
  const given = Object.fromEntries(form);
  const { metric, comparator, value, unit } = given;
  const parsed = edited.safeParse({ ...given, measure: { metric, comparator, value, unit } });
  if (parsed.success) return { changes: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => ({
    path: String(path.at(-1) ?? ''),
    message,
  }));
  return { problems };
}

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  proposal: ReviewProposal;
  areas: readonly string[];
  onSave: (changes: Changes, accept: boolean) => void;
};

/** Says a proposal otherwise: sentence, area, audience and measure. Ctrl and Enter save and accept. */
export function EditDialog({ open, onOpenChange, proposal, areas, onSave }: Props) {
  const save = async (_: ActionState, form: FormData): Promise<ActionState> => {
    const result = read(form);
    if ('problems' in result) return { ok: false, message: null, problems: result.problems };
    // At once: what is said in an action shows together with all that is on its way to the server, and the dialog would
    // stay open until that has answered, and take the keys that are meant for the next proposal.
    flushSync(() => {
      onSave(result.changes, form.get('then') === 'accept');
      onOpenChange(false);
    });
    return untried;
  };
  const accept = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const button = event.currentTarget.querySelector<HTMLButtonElement>('button[value="accept"]');
    event.currentTarget.requestSubmit(button);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} size="md" title="Edit the proposal">
      <ActionForm action={save} onKeyDown={accept}>
        <FormTextareaField
          name="text"
          label="Claim"
          defaultValue={proposal.text}
          rows={3}
          required
          autoFocus
        />
        <AreaField areas={areas} defaultValue={proposal.section} />
        <FormSelectField
          name="audience"
          label="Audience"
          optionalNote=""
          hint="Only public claims can stand on the portal."
          options={audiences.map((value) => ({ value, label: audienceLabels[value] }))}
          defaultValue={proposal.audience}
        />
        <MeasureFields measure={proposal.measure} />
        <DialogActions>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <SubmitButton variant="secondary">Save</SubmitButton>
          <SubmitButton name="then" value="accept">
            Save and accept
          </SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}
