import { may } from '#lib/auth/permissions.ts';
import { workspacePaths } from '#lib/paths.ts';
import { listSubprocessors } from '#lib/subprocessor/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { subprocessorSpec } from './_components/subprocessor-spec';
import { SubprocessorTable } from './_components/subprocessor-table';

type PageProps = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export const metadata = { title: 'Subprocessors' };

/** Who processes customer data for the organization. */
export default async function SubprocessorsPage({ params, searchParams }: PageProps) {
  const { organization } = await params;
  const query = await searchParams;
  const actor = await memberActor(organization);
  const wanted = listParams(subprocessorSpec, query);
  const archived = wanted.filters.archived === 'yes';
  const { rows, ...where } = await page(listSubprocessors(actor, wanted));
  const href = workspacePaths.subprocessors(organization);
  return (
    <>
      <PageHeader
        title="Subprocessors"
        description="Companies that process customer data for you. Changes are public once you publish the portal."
      />
      <Tabs
        label="Subprocessors"
        tabs={[
          { label: 'Current', href, current: !archived },
          { label: 'Archived', href: `${href}?archived=yes`, current: archived },
        ]}
      />
      <SubprocessorTable
        organization={organization}
        rows={rows}
        editable={may(actor, 'subprocessor:change')}
        archived={archived}
        page={where}
        sort={sortName(wanted)}
      />
    </>
  );
}
