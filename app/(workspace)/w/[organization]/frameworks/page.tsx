import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { formatNumber, formatPlural } from '#lib/format.ts';
import { type FrameworkRow, listFrameworks } from '#lib/framework/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';
import { AdoptFramework } from './_components/adopt-framework';

export const metadata: Metadata = { title: 'Frameworks' };

type Props = { params: Promise<{ organization: string }> };

/** Frameworks in use, and those that can be adopted or imported. */
export default async function FrameworksPage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const { adopted, available } = await page(listFrameworks(actor, {}));
  const inUse = adopted.filter(({ archivedAt }) => archivedAt === null);
  const earlier = adopted.filter(({ archivedAt }) => archivedAt !== null);
  return (
    <>
      <PageHeader
        title="Frameworks"
        description="What others ask of you. Controls are mapped to requirements once; crosswalks carry them on."
        actions={
          may(actor, 'framework:import') && (
            <LinkButton variant="primary" href={workspacePaths.importFramework(organization)}>
              Import a file
            </LinkButton>
          )
        }
      />
      <div className="flex flex-col gap-5">
        <Panel title="In use" padded={false}>
          <Rows
            organization={organization}
            rows={inUse}
            empty="None yet: adopt one below, or import its file."
          />
        </Panel>
        {available.length > 0 && (
          <Panel title="Comes with Candor" padded={false}>
            <ul className="divide-y">
              {available.map(({ key, version, title, publisher }) => (
                <li key={`${key} ${version}`} className="flex items-center justify-between gap-3 px-4 py-2.5">
                  <span className="wrap-anywhere font-medium">
                    {title}, {version}
                    <span className="block font-normal text-ink-muted text-xs">{publisher}</span>
                  </span>
                  {may(actor, 'framework:adopt') && (
                    <AdoptFramework
                      organization={organization}
                      frameworkKey={key}
                      version={version}
                      title={title}
                    />
                  )}
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {earlier.length > 0 && (
          <Panel title="Out of use" padded={false}>
            <Rows organization={organization} rows={earlier} empty="" />
          </Panel>
        )}
      </div>
    </>
  );
}

function Rows({
  organization,
  rows,
  empty,
}: {
  organization: string;
  rows: readonly FrameworkRow[];
  empty: string;
}) {
  if (rows.length === 0) return <p className="px-4 py-3 text-ink-muted">{empty}</p>;
  return (
    <ul className="divide-y">
      {rows.map(({ id, title, version, origin, requirements, covered, withdrawn }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3">
          <PageLink
            href={workspacePaths.framework(organization, id)}
            className="wrap-anywhere min-w-0 font-medium text-accent-text underline-offset-4 hover:underline"
          >
            <bdi>{title}</bdi>, <bdi>{version}</bdi>
          </PageLink>
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted tabular-nums">
            <span>
              {formatNumber(covered)} of {formatPlural(requirements, 'requirement', 'requirements')} with
              controls
            </span>
            {withdrawn > 0 && <span>{formatNumber(withdrawn)} withdrawn</span>}
            <Badge>{origin === 'catalog' ? 'our wording' : 'from a file'}</Badge>
          </span>
        </li>
      ))}
    </ul>
  );
}
