import { peoplePaths } from '#lib/people-paths.ts';
import { Tabs } from '@/components/ui/tabs';

type Props = { organization: string; current: 'people' | 'audiences' };

/** The two lists of the directory. */
export function PeopleTabs({ organization, current }: Props) {
  return (
    <Tabs
      label="People"
      tabs={[
        { label: 'Directory', href: peoplePaths.list(organization), current: current === 'people' },
        { label: 'Audiences', href: peoplePaths.audiences(organization), current: current === 'audiences' },
      ]}
    />
  );
}
