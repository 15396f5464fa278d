import type { WaitingVersion } from '#lib/policy/waiting-queries.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { Tabs } from '@/components/ui/tabs';

type Props = {
  organization: string;
  current: 'list' | 'approvals';
  /** What waits for approval; null for those who approve nothing. */
  waiting: readonly WaitingVersion[] | null;
};

/** The list and the desk of approvals. */
export function PolicyTabs({ organization, current, waiting }: Props) {
  if (waiting === null) return null;
  const mine = waiting.filter(({ whyNot }) => whyNot === null).length;
  return (
    <Tabs
      label="Policies"
      tabs={[
        { label: 'All policies', href: policyPaths.list(organization), current: current === 'list' },
        {
          label: 'Approvals',
          href: policyPaths.approvals(organization),
          current: current === 'approvals',
          ...(mine > 0 ? { count: mine } : {}),
        },
      ]}
    />
  );
}
