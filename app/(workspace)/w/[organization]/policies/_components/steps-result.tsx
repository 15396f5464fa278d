import { formatNumber, formatPlural } from '#lib/format.ts';
import type { PolicyStep } from '#lib/policy/bulk-queries.ts';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DialogActions } from '@/components/ui/dialog';
import type { PolicyDeed } from './policy-spec';
import { StepList } from './step-list';
import type { StepsDone } from './use-steps';

const did = { submit: 'submitted for approval', publish: 'published' } as const;

type Props = { deed: PolicyDeed; steps: readonly PolicyStep[]; result: StepsDone; onClose: () => void };

/** What came of many: how many were done, and of each that was not, why. */
export function StepsResult({ deed, steps, result, onClose }: Props) {
  const { outcomes, stopped } = result;
  const whyOf = new Map(outcomes.map(({ versionId, why }) => [versionId, why]));
  const through = steps.filter(({ version }) => version && whyOf.has(version.id));
  const line = (step: PolicyStep, note: string) => ({ ...step, id: step.policyId, note });
  const refused = through.flatMap((step) => {
    const why = whyOf.get(step.version?.id ?? '');
    return why ? [line(step, why)] : [];
  });
  const finished = through
    .filter(({ version }) => whyOf.get(version?.id ?? '') === null)
    .map((step) => line(step, `Version ${step.version?.number ?? ''}`));
  return (
    <div className="flex flex-col gap-5">
      <Callout tone={refused.length > 0 || stopped ? 'warning' : 'positive'} role="status">
        {`${formatPlural(finished.length, 'policy', 'policies')} ${did[deed]}.`}
        {refused.length > 0 && ` ${formatNumber(refused.length)} not.`}
        {stopped && ` ${stopped}`}
      </Callout>
      <StepList title="Not done" lines={refused} />
      <StepList title="Done" lines={finished} />
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </div>
  );
}
