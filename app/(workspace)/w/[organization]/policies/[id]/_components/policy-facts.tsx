import type { PolicyDetail } from '#lib/policy/detail-queries.ts';
import { policyTierLabels, policyTiers } from '#lib/policy/schema.ts';
import { ReviewStatus } from '@/components/policy/policy-status';
import { DescriptionList } from '@/components/ui/description-list';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';

const confirmations: Readonly<Record<string, string>> = { tap: 'With one tap', name: 'By typing their name' };

function labelOf({ state, today }: PolicyDetail, effectiveOn: string): string {
  if (state === 'retired') return 'Last version in force';
  return effectiveOn > today ? 'Version published' : 'Version in force';
}

/** What is said about a policy, beside its text. */
export function PolicyFacts({ policy }: { policy: PolicyDetail }) {
  const { current, owner, audience, confirmation } = policy;
  const inForce = policy.versions.find((version) => version.id === current?.id)?.published;
  const tier = policyTiers.find((value) => value === policy.tier);
  return (
    <Panel title="About it">
      <DescriptionList
        facts={[
          {
            label: labelOf(policy, inForce?.effectiveOn ?? ''),
            value: current ? `Version ${current.number}` : undefined,
          },
          {
            label: 'In force from',
            value: inForce && <Time value={inForce.effectiveOn} precision="day" />,
          },
          {
            label: 'Owner',
            value: owner ? `${owner.name}${owner.removedAt ? ' (left)' : ''}` : undefined,
          },
          { label: 'Who may read it', value: tier ? policyTierLabels[tier] : policy.tier },
          { label: 'Approvals needed', value: policy.quorum },
          {
            label: 'Review',
            value: policy.reviewEveryDays === null ? 'Never due' : `Every ${policy.reviewEveryDays} days`,
          },
          {
            label: 'Review due',
            value: policy.reviewDueOn && (
              <span className="flex flex-wrap gap-x-3">
                <Time value={policy.reviewDueOn} precision="day" />
                <ReviewStatus review={policy.review} />
              </span>
            ),
          },
          { label: 'Audience', value: audience?.name ?? 'Nobody has to confirm it' },
          { label: 'Days to confirm', value: audience ? policy.dueWithinDays : undefined },
          {
            label: 'Confirmed',
            value: confirmations[confirmation ?? ''] ?? 'As the organization has it',
          },
        ]}
      />
    </Panel>
  );
}
