'use client';

import { useState } from 'react';
import type { VersionDetail } from '#lib/policy/version-queries.ts';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { discardVersionAction, withdrawPolicyAction } from '../../../../version-actions';
import type { SuggestedChange } from './suggestion';
import { ApproveDialog, PublishDialog, RequestChangeDialog, SubmitDialog } from './version-dialogs';

type Props = {
  organization: string;
  version: VersionDetail;
  suggestion: SuggestedChange | null;
  may: Record<'submit' | 'approve' | 'publish' | 'change', boolean>;
};

const nothing: Props['may'] = { submit: false, approve: false, publish: false, change: false };

type Open = 'submit' | 'approve' | 'request-change' | 'publish' | 'discard' | null;

/** What can be done with a version now; what cannot says why. Of a closed one nothing is offered. */
export function VersionActions({ organization, version, suggestion, may: permitted }: Props) {
  const [open, setOpen] = useState<Open>(null);
  const { act, pending } = useAct();
  // The dialogs stay when the version closes: one of them has yet to say that it did.
  const may = version.closedAt === null ? permitted : nothing;
  const { whyNot, state, id: versionId } = version;
  const policyId = version.policy.id;
  const draft = state === 'draft' || state === 'change-requested';
  const close = () => setOpen(null);
  const dialog = { organization, version, onClose: close };
  const discard = async () => {
    const { ok, message } = await discardVersionAction(organization, policyId, versionId);
    return ok ? null : (message ?? 'It could not be discarded.');
  };
  return (
    <>
      {may.submit && draft && (
        <Button variant="primary" disabledReason={whyNot.submit} onClick={() => setOpen('submit')}>
          Submit for approval
        </Button>
      )}
      {may.approve && state === 'submitted' && (
        <Button variant="primary" disabledReason={whyNot.approve} onClick={() => setOpen('approve')}>
          Approve
        </Button>
      )}
      {may.publish && !draft && (
        <Button
          variant={state === 'approved' ? 'primary' : 'secondary'}
          disabledReason={whyNot.publish}
          onClick={() => setOpen('publish')}
        >
          Publish
        </Button>
      )}
      {may.approve && !draft && (
        <Button disabledReason={whyNot.requestChange} onClick={() => setOpen('request-change')}>
          Request a change
        </Button>
      )}
      {may.submit && !draft && (
        <Button
          pending={pending}
          disabledReason={whyNot.withdraw}
          onClick={() => act(() => withdrawPolicyAction(organization, policyId, versionId))}
        >
          Withdraw
        </Button>
      )}
      {may.change && draft && (
        <Button disabledReason={whyNot.discard} onClick={() => setOpen('discard')}>
          Discard
        </Button>
      )}
      <SubmitDialog {...dialog} open={open === 'submit'} />
      <ApproveDialog {...dialog} suggestion={suggestion} open={open === 'approve'} />
      <RequestChangeDialog {...dialog} open={open === 'request-change'} />
      <PublishDialog {...dialog} open={open === 'publish'} />
      <ConfirmDialog
        open={open === 'discard'}
        onOpenChange={close}
        title={`Discard version ${version.number}?`}
        description="It stays to be read, but nobody can go on with it."
        confirmLabel="Discard version"
        onConfirm={discard}
      />
    </>
  );
}
