import { healthInWords } from '#lib/control/health.ts';
import type { ControlHealth } from '#lib/control/list-schema.ts';
import { formatDate } from '#lib/format.ts';
import { HealthStatus } from '@/components/control/health-status';
import { DescriptionList } from '@/components/ui/description-list';
import { Panel } from '@/components/ui/panel';

const words = (day: string) => formatDate(new Date(`${day}T00:00:00Z`));

/** How a control stands, and which facts say so. */
export function ControlStanding({ standing }: { standing: ControlHealth }) {
  const { verifiedOn, dueOn, evidence, accepted, rejected } = standing;
  const waiting = evidence - accepted - rejected;
  return (
    <Panel title="Health" description={healthInWords(standing, words)}>
      <DescriptionList
        facts={[
          {
            label: 'Health',
            value: <HealthStatus health={standing.health} selfReviewed={standing.selfReviewed} />,
          },
          { label: 'Verified on', value: verifiedOn ? words(verifiedOn) : undefined },
          { label: 'Due on', value: dueOn ? words(dueOn) : undefined },
          {
            label: 'Evidence',
            value: `${accepted} accepted, ${waiting} waiting for review, ${rejected} rejected`,
          },
        ]}
      />
    </Panel>
  );
}
