import { workspacePaths } from '#lib/paths.ts';
import { Tabs } from '@/components/ui/tabs';

/** The ways to look at claims. */
export function ClaimTabs({
  organization,
  current,
}: {
  organization: string;
  current: 'list' | 'arrange' | 'archived';
}) {
  const href = workspacePaths.claims(organization);
  const tabs = [
    { name: 'list', label: 'Claims', href },
    { name: 'arrange', label: 'Arrange', href: workspacePaths.arrangeClaims(organization) },
    { name: 'archived', label: 'Archived', href: `${href}?archived=yes` },
  ];
  return (
    <Tabs label="Claims" tabs={tabs.map(({ name, ...tab }) => ({ ...tab, current: name === current }))} />
  );
}
