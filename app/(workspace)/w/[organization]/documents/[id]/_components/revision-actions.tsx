'use client';

import { useState } from 'react';
import type { RevisionView } from '#lib/document/schema.ts';
import { formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { prepareAgainAction, publishRevisionAction, withdrawRevisionAction } from '../../actions';

type ActionsProps = { organization: string; documentId: string; revision: RevisionView };

/** What can be done with a revision in its present state. */
export function RevisionActions({ organization, documentId, revision }: ActionsProps) {
  const [withdrawing, setWithdrawing] = useState(false);
  const { act, pending } = useAct();
  const { id, whyNot, state } = revision;
  return (
    <div className="flex flex-wrap gap-2">
      {whyNot.preview === null && (
        <AnchorButton size="sm" href={workspacePaths.previewRevision(organization, documentId, id)} download>
          Preview
        </AnchorButton>
      )}
      {whyNot.prepareAgain === null && (
        <Button
          size="sm"
          pending={pending}
          onClick={() => act(() => prepareAgainAction(organization, documentId, id))}
        >
          Try again
        </Button>
      )}
      {state === 'ready' && (
        <Button
          size="sm"
          variant="primary"
          pending={pending}
          disabledReason={whyNot.publish ?? undefined}
          onClick={() => act(() => publishRevisionAction(organization, documentId, id))}
        >
          Publish
        </Button>
      )}
      {whyNot.withdraw === null && (
        <Button size="sm" onClick={() => setWithdrawing(true)}>
          Withdraw …
        </Button>
      )}
      <Dialog
        open={withdrawing}
        onOpenChange={setWithdrawing}
        title={`Withdraw revision ${revision.number}?`}
        description={`It can no longer be downloaded, and running downloads are cut. ${
          revision.recipients > 0
            ? `${formatPlural(revision.recipients, 'person has', 'people have')} received it; they stay listed.`
            : 'Nobody has received it.'
        } This cannot be undone.`}
      >
        <ActionForm
          action={withdrawRevisionAction.bind(null, organization, documentId, id)}
          onDone={() => setWithdrawing(false)}
        >
          <FormTextField
            name="reason"
            label="Reason"
            hint="For your own records, and for whoever asks later."
            required
            maxLength={500}
            dir="auto"
          />
          <DialogActions>
            <Button onClick={() => setWithdrawing(false)}>Cancel</Button>
            <SubmitButton variant="danger">Withdraw revision</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </div>
  );
}
