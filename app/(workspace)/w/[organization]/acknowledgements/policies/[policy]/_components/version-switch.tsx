import { campaignPaths } from '#lib/duty/campaign-paths.ts';
import type { CampaignVersion } from '#lib/duty/campaign-queries.ts';
import { Callout } from '@/components/ui/callout';
import { Tabs } from '@/components/ui/tabs';
import { WatchPage } from '@/components/ui/watch-page';

/** Versions one may switch to; older ones stand in the policy's own list. */
const shown = 6;

type Props = {
  organization: string;
  policyId: string;
  versions: readonly CampaignVersion[];
  current: string | null;
};

/** Leads from what is asked now to what became of each version. */
export function VersionSwitch({ organization, policyId, versions, current }: Props) {
  const made = versions[0]?.dutiesMade ?? true;
  const tabs = [
    { label: 'Now', href: campaignPaths.policy(organization, policyId), current: current === null },
    ...versions.slice(0, shown).map(({ id, number, significance }) => ({
      label: `Version ${number}${significance === 'editorial' ? ' (editorial)' : ''}`,
      href: campaignPaths.policy(organization, policyId, id),
      current: id === current,
    })),
  ];
  return (
    <>
      <Tabs label="Versions" tabs={tabs} />
      {!made && (
        <div className="mb-4">
          <Callout tone="info">
            Just published: everybody of the audience is being asked. The numbers follow by themselves.
          </Callout>
          <WatchPage />
        </div>
      )}
    </>
  );
}
