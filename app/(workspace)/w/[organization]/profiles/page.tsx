import { Target } from 'lucide-react';
import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { formatNumber, formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { listProfiles, type ProfileRow } from '#lib/profile/queries.ts';
import { profilePaths } from '#lib/profile-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { LocalTime } from '@/components/ui/local-time';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';

export const metadata: Metadata = { title: 'Profiles' };

type Props = { params: Promise<{ organization: string }> };

/** The organization's CSF profiles, those in use first. */
export default async function ProfilesPage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const { rows } = await page(listProfiles(actor, {}));
  const inUse = rows.filter(({ archivedAt }) => archivedAt === null);
  const archived = rows.filter(({ archivedAt }) => archivedAt !== null);
  const add = may(actor, 'profile:add') && (
    <LinkButton variant="primary" href={profilePaths.add(organization)}>
      Add profile
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="Profiles"
        description="Where you stand with the outcomes of the NIST CSF 2.0, and where you want to stand."
        actions={inUse.length > 0 && add}
      />
      <div className="flex flex-col gap-5">
        <Panel padded={false}>
          {inUse.length > 0 ? (
            <Rows organization={organization} rows={inUse} />
          ) : (
            <EmptyState
              icon={<Target />}
              title="No profile yet"
              description="A profile rates each CSF outcome today and says where it should be: for the whole company, a product or a site."
              actions={
                add || <LinkButton href={workspacePaths.frameworks(organization)}>Frameworks</LinkButton>
              }
            />
          )}
        </Panel>
        {archived.length > 0 && (
          <Panel title="Archived" padded={false}>
            <Rows organization={organization} rows={archived} />
          </Panel>
        )}
      </div>
    </>
  );
}

function Rows({ organization, rows }: { organization: string; rows: readonly ProfileRow[] }) {
  return (
    <ul className="divide-y">
      {rows.map(({ id, name, scope, framework, changedAt, rated, gaps, openTasks }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1.5 px-4 py-3">
          <div className="min-w-0 flex-1 basis-72">
            <PageLink
              href={profilePaths.profile(organization, id)}
              className="wrap-anywhere font-medium text-accent-text underline-offset-4 hover:underline"
            >
              <bdi>{name}</bdi>
            </PageLink>
            {scope && (
              <p dir="auto" className="wrap-anywhere line-clamp-2 text-ink-muted text-xs">
                {scope}
              </p>
            )}
          </div>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-muted tabular-nums">
            <Badge>
              <bdi>{framework}</bdi>
            </Badge>
            <span>{formatNumber(rated)} rated</span>
            <span>{formatPlural(gaps, 'gap', 'gaps')}</span>
            <span>{formatPlural(openTasks, 'open task', 'open tasks')}</span>
            <span>
              Changed <LocalTime value={changedAt} precision="day" />
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
