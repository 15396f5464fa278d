'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormChoiceGroup, FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import {
  restorePolicyAction,
  retirePolicyAction,
  reviewPolicyAction,
  startVersionAction,
} from '../../actions';

/** What a member may do at all; a sentence beside it says why not now, null that they can. */
export type PolicyDeeds = Partial<Record<'start' | 'review' | 'retire', string | null>>;

type Props = {
  organization: string;
  policyId: string;
  currentVersionId: string | null;
  retired: boolean;
  deeds: PolicyDeeds;
};

/** Deeds on a policy as a whole: next version, review, retirement. */
export function PolicyActions({ organization, policyId, currentVersionId, retired, deeds }: Props) {
  const [open, setOpen] = useState<'review' | 'retire' | null>(null);
  const { act, pending } = useAct();
  const close = () => setOpen(null);
  const { start, review, retire } = deeds;
  return (
    <>
      {start !== undefined && (
        <Button
          variant="primary"
          pending={pending}
          disabledReason={start}
          onClick={() => act(() => startVersionAction(organization, policyId))}
        >
          Start next version
        </Button>
      )}
      {review !== undefined && (
        <Button disabledReason={review} onClick={() => setOpen('review')}>
          Record a review
        </Button>
      )}
      {retire !== undefined && !retired && (
        <Button disabledReason={retire} onClick={() => setOpen('retire')}>
          Retire
        </Button>
      )}
      {retire !== undefined && retired && (
        <Button pending={pending} onClick={() => act(() => restorePolicyAction(organization, policyId))}>
          Restore
        </Button>
      )}
      <Dialog
        open={open === 'review' && currentVersionId !== null}
        onOpenChange={close}
        size="md"
        title="Record a review"
        description="That somebody looked is kept, also when nothing has to change."
      >
        <ActionForm
          action={reviewPolicyAction.bind(null, organization, policyId, currentVersionId ?? '')}
          onDone={close}
        >
          <FormChoiceGroup
            name="outcome"
            label="What did you find?"
            choices={[
              {
                value: 'unchanged',
                label: 'It still holds',
                hint: 'It is confirmed from today; the next review is counted from here.',
              },
              {
                value: 'change-needed',
                label: 'It has to change',
                hint: 'The review stays due until the next version is published.',
              },
            ]}
          />
          <FormTextareaField name="note" label="Note" rows={3} />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Record review</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
      <Dialog
        open={open === 'retire'}
        onOpenChange={close}
        title="Retire this policy?"
        description="Nobody owes it any more and it proves nothing; a portal that shows it says at once that it was withdrawn. Its versions and confirmations stay; it can be restored."
      >
        <ActionForm action={retirePolicyAction.bind(null, organization, policyId)} onDone={close}>
          <FormTextareaField name="reason" label="Reason" required rows={3} />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton variant="danger">Retire policy</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
