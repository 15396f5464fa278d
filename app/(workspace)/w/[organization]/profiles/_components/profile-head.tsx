import type { ReactNode } from 'react';
import { profilePaths } from '#lib/profile-paths.ts';
import { Badge } from '@/components/ui/badge';
import { PageHeader } from '@/components/ui/page-header';

type Props = {
  organization: string;
  profile: {
    id: string;
    name: string;
    scope: string;
    archivedAt: Date | null;
    framework: { title: string; version: string };
  };
  /** Below the profile itself: its name becomes a step of the way here. */
  title?: string;
  actions?: ReactNode;
};

/** The head of every page of one profile. */
export function ProfileHead({ organization, profile, title, actions }: Props) {
  const { id, name, scope, archivedAt, framework } = profile;
  const crumbs = [{ label: 'Profiles', href: profilePaths.list(organization) }];
  if (title) crumbs.push({ label: name, href: profilePaths.profile(organization, id) });
  return (
    <PageHeader
      title={title ?? name}
      status={
        <>
          <Badge>
            <bdi>
              {framework.title} {framework.version}
            </bdi>
          </Badge>
          {archivedAt && <Badge tone="warning">Archived</Badge>}
        </>
      }
      description={!title && scope ? <bdi>{scope}</bdi> : undefined}
      crumbs={crumbs}
      actions={actions}
    />
  );
}
