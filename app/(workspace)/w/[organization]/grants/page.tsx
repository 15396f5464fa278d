import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { grantStates } from '#lib/grant/lifecycle.ts';
import { listGrants } from '#lib/grant/queries.ts';
import { grantSources } from '#lib/grant/schema.ts';
import { grantPaths } from '#lib/grant-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { GrantTable } from './_components/grant-table';

export const metadata: Metadata = { title: 'Grants' };

const spec = {
  sorts: ['grantedAt', 'expiresAt'],
  defaultSort: '-grantedAt',
  filters: { state: grantStates, source: grantSources },
} as const;

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export default async function GrantsPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const wanted = listParams(spec, await searchParams);
  const grants = await page(listGrants(actor, wanted));
  return (
    <>
      <PageHeader
        title="Grants"
        description="Who has which document until when, and how they got in."
        actions={
          may(actor, 'grant:issue') && (
            <LinkButton variant="primary" href={grantPaths.give(organization)}>
              Give documents
            </LinkButton>
          )
        }
      />
      <GrantTable
        organization={organization}
        rows={grants.rows}
        page={{ next: grants.next, previous: grants.previous, count: grants.count }}
        sort={sortName(wanted)}
      />
    </>
  );
}
