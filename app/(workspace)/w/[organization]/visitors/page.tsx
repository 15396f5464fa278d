import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { workspacePaths } from '#lib/paths.ts';
import { listVisitors } from '#lib/visitor/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { visitorFilters, visitorSpec } from './_components/visitor-spec';
import { VisitorTable } from './_components/visitor-table';

export const metadata: Metadata = { title: 'Visitors' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** Outside people: everybody who asked for something or was invited. */
export default async function VisitorsPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const query = await searchParams;
  const actor = await memberActor(organization);
  const parsed = listParams(visitorSpec, query);
  const filters = visitorFilters(parsed.filters, query);
  const { rows, ...rest } = await page(listVisitors(actor, { ...parsed, filters }));
  return (
    <>
      <PageHeader
        title="Visitors"
        description="People outside who asked for documents or were invited."
        actions={
          may(actor, 'visitor:invite') && (
            <LinkButton variant="primary" href={workspacePaths.inviteVisitor(organization)}>
              Invite
            </LinkButton>
          )
        }
      />
      <VisitorTable
        organization={organization}
        rows={rows}
        page={rest}
        sort={sortName(parsed)}
        exportHref={workspacePaths.exportCsv(
          workspacePaths.visitors(organization),
          new URLSearchParams({ ...(parsed.search && { q: parsed.search }), ...filters }).toString(),
        )}
      />
    </>
  );
}
