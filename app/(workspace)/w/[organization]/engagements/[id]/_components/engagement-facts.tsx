import { DescriptionList } from '@/components/ui/description-list';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';

type Facts = {
  engagement: {
    beginsOn: string;
    endsOn: string;
    openedByName: string;
    createdAt: Date;
    auditors: readonly { id: string; name: string }[];
  };
};

/** Who looks, and from when to when. */
export function EngagementFacts({ engagement }: Facts) {
  const { beginsOn, endsOn, openedByName, createdAt, auditors } = engagement;
  return (
    <Panel title="Audit">
      <DescriptionList
        facts={[
          { label: 'Auditors', value: auditors.map(({ name }) => name).join(', ') },
          {
            label: 'Open to them',
            value: (
              <>
                <Time value={beginsOn} precision="day" /> to <Time value={endsOn} precision="day" />
              </>
            ),
          },
          {
            label: 'Opened',
            value: (
              <>
                <bdi>{openedByName}</bdi>, <Time value={createdAt} precision="day" />
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}
