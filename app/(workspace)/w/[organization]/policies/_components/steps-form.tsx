'use client';

import { formatCount, formatNumber, formatPlural } from '#lib/format.ts';
import type { PolicyStep } from '#lib/policy/bulk-queries.ts';
import { ActionForm } from '@/components/form/action-form';
import type { FormAction } from '@/components/form/action-state';
import { FormDateField, FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DialogActions } from '@/components/ui/dialog';
import { Progress } from '@/components/ui/progress';
import type { PreviewState } from '../bulk-actions';
import type { PolicyDeed } from './policy-spec';
import { StepList } from './step-list';

const words = {
  submit: { ready: 'can be submitted', confirm: 'Submit' },
  publish: { ready: 'can be published', confirm: 'Publish' },
} as const;

const policies = (count: number) => formatPlural(count, 'policy', 'policies');

function noteOf({ version, significance }: PolicyStep): string {
  const number = `Version ${version?.number ?? ''}`;
  return significance === null ? number : `${number}, ${significance}`;
}

type Props = {
  deed: PolicyDeed;
  preview: PreviewState | null;
  /** How many are through; null while nothing is on its way. */
  progress: number | null;
  action: FormAction;
  /** How many the list has in all, where more than these can be taken. */
  all: number | null;
  onAll: () => void;
  onStop: () => void;
  onClose: () => void;
};

/** Which policies will be done and which not and why, what is said of all of them, and how far it is. */
export function StepsForm({ deed, preview, progress, action, all, onAll, onStop, onClose }: Props) {
  const lines = (some: readonly PolicyStep[], note: (step: PolicyStep) => string) =>
    some.map((step) => ({ ...step, id: step.policyId, note: note(step) }));
  const steps = preview?.steps ?? [];
  const ready = steps.filter(({ whyNot }) => whyNot === null);
  const refused = steps.filter(({ whyNot }) => whyNot !== null);
  const { ready: can, confirm } = words[deed];
  return (
    <ActionForm action={action}>
      {!preview && <Progress label="Looking at each of them" />}
      {preview?.ok === false && (
        <Callout tone="danger" role="alert">
          {preview.message}
        </Callout>
      )}
      {all !== null && progress === null && (
        <Callout
          tone="neutral"
          actions={
            <Button size="sm" onClick={onAll}>
              {`Take all ${formatCount(all)}`}
            </Button>
          }
        >
          The list has more than this page shows.
        </Callout>
      )}
      {progress === null ? (
        <>
          <StepList title={`${policies(ready.length)} ${can}`} lines={lines(ready, noteOf)} />
          <StepList
            title={`${policies(refused.length)} cannot`}
            lines={lines(refused, ({ whyNot }) => whyNot ?? '')}
          />
          {ready.length > 0 && <Said deed={deed} ready={ready} today={preview?.today ?? ''} />}
        </>
      ) : (
        <Progress
          label="Please keep this page open"
          value={progress}
          max={ready.length}
          detail={`${formatNumber(progress)} of ${formatNumber(ready.length)}`}
        />
      )}
      <DialogActions>
        {progress === null ? (
          <Button onClick={onClose}>{ready.length > 0 ? 'Cancel' : 'Close'}</Button>
        ) : (
          <Button onClick={onStop}>Stop</Button>
        )}
        {ready.length > 0 && <SubmitButton>{`${confirm} ${policies(ready.length)}`}</SubmitButton>}
      </DialogActions>
    </ActionForm>
  );
}

type SaidProps = { deed: PolicyDeed; ready: readonly PolicyStep[]; today: string };

/** What is said once for all of them. */
function Said({ deed, ready, today }: SaidProps) {
  if (deed === 'submit')
    return (
      <>
        <FormTextareaField
          name="summary"
          label="What has changed"
          hint="The same for all of them. Readers see it beside the new version."
          rows={2}
        />
        <FormTextareaField name="note" label="Note to the approvers" rows={2} />
      </>
    );
  const material = ready.filter(({ significance }) => significance === 'material').length;
  return (
    <>
      <FormDateField name="effectiveOn" label="In force from" defaultValue={today} required />
      <p className="text-ink-muted">
        {material === 0
          ? 'These changes are editorial: who has confirmed an earlier version owes nothing.'
          : `${formatNumber(material)} material: everybody in their audience is asked to confirm.`}
      </p>
    </>
  );
}
