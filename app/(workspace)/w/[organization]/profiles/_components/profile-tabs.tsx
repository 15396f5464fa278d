import { profilePaths } from '#lib/profile-paths.ts';
import { Tabs } from '@/components/ui/tabs';

type Props = {
  organization: string;
  profileId: string;
  current: 'overview' | 'outcomes' | 'gaps' | 'compare';
  gaps?: number;
  asOf?: string | null;
};

/** The views of one profile. */
export function ProfileTabs({ organization, profileId, current, gaps, asOf }: Props) {
  const { profile, outcomes, gaps: gapsPath, compare } = profilePaths;
  const tab = (name: Props['current'], label: string, href: string, count?: number) => ({
    label,
    href,
    current: name === current,
    ...(count === undefined ? {} : { count }),
  });
  return (
    <Tabs
      label="Profile"
      tabs={[
        tab('overview', 'Overview', profile(organization, profileId, asOf)),
        tab('outcomes', 'Outcomes', outcomes(organization, profileId, asOf)),
        tab('gaps', 'Gaps', gapsPath(organization, profileId), gaps),
        tab('compare', 'Compare', compare(organization, profileId)),
      ]}
    />
  );
}
