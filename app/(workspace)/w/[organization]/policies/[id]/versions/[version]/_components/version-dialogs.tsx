'use client';

import type { VersionDetail } from '#lib/policy/version-queries.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormChoiceGroup, FormDateField, FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { TextLink } from '@/components/ui/text-link';
import {
  approvePolicyAction,
  publishPolicyAction,
  requestChangeAction,
  submitPolicyAction,
} from '../../../../version-actions';
import type { SuggestedChange } from './suggestion';

type Props = { organization: string; version: VersionDetail; open: boolean; onClose: () => void };

/** Puts a draft up for approval. */
export function SubmitDialog({ organization, version, open, onClose }: Props) {
  const { id, policy, number, revision, summary } = version;
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      size="md"
      title={`Submit version ${number} for approval?`}
      description="The text is frozen as it stands. An edit takes it back to a draft."
    >
      <ActionForm action={submitPolicyAction.bind(null, organization, policy.id, id)} onDone={onClose}>
        <input type="hidden" name="revision" value={revision} />
        <FormTextareaField
          name="summary"
          label="What has changed"
          hint="Readers see it beside the new version."
          defaultValue={summary}
          rows={3}
        />
        <FormTextareaField name="note" label="Note to the approvers" rows={2} />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Submit</SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}

type ApproveProps = Props & { suggestion: SuggestedChange | null };

/** Approves the text as it was read, and says what its change is; a comparison suggests it, nobody but them says it. */
export function ApproveDialog({ organization, version, suggestion, open, onClose }: ApproveProps) {
  const { id, policy, sha256, soleApprover } = version;
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      size="md"
      title={`Approve version ${version.number}?`}
      description="You approve exactly the text that you have read here."
    >
      <ActionForm
        action={approvePolicyAction.bind(null, organization, policy.id, id, sha256 ?? '')}
        onDone={onClose}
      >
        {suggestion && (
          <SuggestionNote organization={organization} version={version} suggestion={suggestion} />
        )}
        <FormChoiceGroup
          name="significance"
          label="The change is"
          defaultValue={policy.isFirst ? 'material' : (suggestion?.significance ?? [])}
          choices={[
            { value: 'material', label: 'Material', hint: 'Everybody in the audience confirms again.' },
            {
              value: 'editorial',
              label: 'Editorial',
              hint: 'Dates, spelling, form. Who has confirmed owes nothing.',
              disabled: policy.isFirst,
            },
          ]}
        />
        <FormTextareaField
          name="reason"
          label={soleApprover ? 'Why you approve your own text' : 'Note'}
          required={soleApprover}
          rows={3}
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Approve</SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}

type NoteProps = { organization: string; version: VersionDetail; suggestion: SuggestedChange };

function SuggestionNote({ organization, version, suggestion }: NoteProps) {
  const { significance, reasons, from } = suggestion;
  const href = policyPaths.compare(organization, version.policy.id, from, version.number);
  return (
    <Callout title={`Against version ${from} the change looks ${significance}`}>
      {reasons.length === 0 && 'Nothing that is read has changed. '}
      {reasons.map((reason) => (
        <span key={reason} dir="auto" className="wrap-anywhere block">
          {reason}
        </span>
      ))}
      <TextLink href={href}>See what changed</TextLink>
    </Callout>
  );
}

/** Sends a version back. */
export function RequestChangeDialog({ organization, version, open, onClose }: Props) {
  const { id, policy, sha256 } = version;
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      size="md"
      title="Request a change?"
      description="The version goes back to its authors; approvals given so far end."
    >
      <ActionForm
        action={requestChangeAction.bind(null, organization, policy.id, id, sha256 ?? '')}
        onDone={onClose}
      >
        <FormTextareaField name="reason" label="What is to be changed" required rows={4} />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Request change</SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}

/** Puts an approved version in force. */
export function PublishDialog({ organization, version, open, onClose }: Props) {
  const { id, policy, sha256, significance } = version;
  const asks =
    significance === 'material'
      ? 'Everybody in its audience is asked to confirm it.'
      : 'Who has confirmed an earlier version owes nothing.';
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={`Publish version ${version.number}?`}
      description={`It can never be changed again; a correction is a new version. ${asks}`}
    >
      <ActionForm
        action={publishPolicyAction.bind(null, organization, policy.id, id, sha256 ?? '')}
        onDone={onClose}
      >
        <FormDateField name="effectiveOn" label="In force from" defaultValue={version.today} required />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Publish</SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}
