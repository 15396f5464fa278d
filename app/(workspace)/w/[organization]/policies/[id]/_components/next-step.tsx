import type { PolicyDetail } from '#lib/policy/detail-queries.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { Time } from '@/components/ui/time';

type Props = { organization: string; policy: PolicyDetail };
type Open = NonNullable<PolicyDetail['open']>;

const steps: Readonly<
  Record<string, { tone: 'info' | 'warning' | 'positive'; says: string; label: string }>
> = {
  draft: { tone: 'info', says: 'is being written.', label: 'Open the draft' },
  'change-requested': {
    tone: 'warning',
    says: 'came back: an approver wants a change.',
    label: 'See what is wanted',
  },
  submitted: { tone: 'info', says: 'waits for approval.', label: 'Read and decide' },
  approved: { tone: 'positive', says: 'is approved and can be published.', label: 'Publish it' },
};

function OpenVersion({
  organization,
  policyId,
  open,
}: {
  organization: string;
  policyId: string;
  open: Open;
}) {
  const step = steps[open.state];
  if (!step) return null;
  return (
    <Callout
      tone={step.tone}
      title={`Version ${open.number} ${step.says}`}
      actions={
        <LinkButton size="sm" href={policyPaths.version(organization, policyId, open.id)}>
          {step.label}
        </LinkButton>
      }
    />
  );
}

/** What is to be done next with a policy, most pressing first. */
export function NextStep({ organization, policy }: Props) {
  const { retirement, open, review, reviewDueOn, state } = policy;
  if (retirement)
    return (
      <Callout tone="warning" title="This policy is retired">
        <span dir="auto">{retirement.reason}</span> (<bdi>{retirement.retiredByName}</bdi>,{' '}
        <Time value={retirement.retiredAt} precision="day" />)
      </Callout>
    );
  const due = review === 'overdue' || review === 'due-soon';
  return (
    <>
      {due && reviewDueOn && (
        <Callout
          tone={review === 'overdue' ? 'danger' : 'warning'}
          title={review === 'overdue' ? 'Its review is overdue' : 'Its review is due soon'}
        >
          Look at the text by <Time value={reviewDueOn} precision="day" /> and record what you found, also
          when nothing has to change.
        </Callout>
      )}
      {open && <OpenVersion organization={organization} policyId={policy.id} open={open} />}
      {state === 'discarded' && (
        <Callout title="Nothing holds here">
          Its draft was discarded. Start the next version to go on with it.
        </Callout>
      )}
    </>
  );
}
