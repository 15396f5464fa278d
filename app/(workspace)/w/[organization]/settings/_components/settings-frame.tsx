import type { ReactNode } from 'react';
import { workspacePaths } from '#lib/paths.ts';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';

const sections = [
  { name: 'access', label: 'Access' },
  { name: 'calendar', label: 'Calendar' },
  { name: 'nda', label: 'NDA' },
  { name: 'marking', label: 'Marking' },
  { name: 'publication', label: 'Publication' },
  { name: 'duties', label: 'Duties' },
  { name: 'language', label: 'Language' },
  { name: 'privacy', label: 'Privacy' },
  { name: 'blocked-domains', label: 'Blocked domains' },
] as const;

/** The name of a page of the settings. */
export type SettingsPage = (typeof sections)[number]['name'];

type FrameProps = { organization: string; current: SettingsPage; children: ReactNode };

/** The head of every settings page, with the way to the others. */
export function SettingsFrame({ organization, current, children }: FrameProps) {
  return (
    <>
      <PageHeader title="Settings" description="What your organization decides once, for everybody." />
      <Tabs
        label="Settings"
        tabs={sections.map(({ name, label }) => ({
          label,
          href: workspacePaths.settings(organization, name),
          current: name === current,
        }))}
      />
      {children}
    </>
  );
}
