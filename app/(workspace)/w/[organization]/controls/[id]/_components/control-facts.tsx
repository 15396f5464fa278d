import {
  implementationLabels,
  implementations,
  responsibilities,
  responsibilityLabels,
  tierLabels,
} from '#lib/control/labels.ts';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';

type Facts = {
  description: string;
  implementation: string;
  justification: string;
  responsibility: string;
  tier: number | null;
  cadenceDays: number | null;
  tags: readonly string[];
  changedAt: Date;
  owner: { name: string; removedAt: Date | null } | null;
};

const labelOf = <Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
  value: string,
) => {
  const known = values.find((one) => one === value);
  return known ? labels[known] : value;
};

/** What is said about a control by hand. */
export function ControlFacts({ control }: { control: Facts }) {
  const { owner, tier, cadenceDays } = control;
  return (
    <Panel title="Facts">
      {control.description && (
        <p dir="auto" className="wrap-anywhere mb-4 whitespace-pre-line">
          {control.description}
        </p>
      )}
      <DescriptionList
        facts={[
          {
            label: 'Implementation',
            value: labelOf(implementations, implementationLabels, control.implementation),
          },
          { label: 'Justification', value: control.justification || undefined },
          {
            label: 'Responsibility',
            value: labelOf(responsibilities, responsibilityLabels, control.responsibility),
          },
          { label: 'Owner', value: owner ? `${owner.name}${owner.removedAt ? ' (left)' : ''}` : undefined },
          { label: 'Maturity tier', value: tier === null ? undefined : `${tier} ${tierLabels[tier] ?? ''}` },
          { label: 'Review cadence', value: cadenceDays === null ? undefined : `${cadenceDays} days` },
          {
            label: 'Tags',
            value:
              control.tags.length > 0 ? (
                <span className="flex flex-wrap gap-1">
                  {control.tags.map((tag) => (
                    <Badge key={tag}>
                      <bdi>{tag}</bdi>
                    </Badge>
                  ))}
                </span>
              ) : undefined,
          },
          { label: 'Changed', value: <LocalTime value={control.changedAt} /> },
        ]}
      />
    </Panel>
  );
}
