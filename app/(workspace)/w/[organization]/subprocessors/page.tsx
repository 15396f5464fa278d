import { may } from '#lib/auth/permissions.ts';
import { workspacePaths } from '#lib/paths.ts';
import { listSubprocessors } from '#lib/subprocessor/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { SubprocessorTable } from './_components/subprocessor-table';

type PageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata = { title: 'Subprocessors' };

/** Who processes customer data for the organization. */
export default async function SubprocessorsPage({ params, searchParams }: PageProps) {
  const { organization } = await params;
  const { archived, q } = await searchParams;
  const actor = await memberActor(organization);
  const search = typeof q === 'string' ? q : '';
  const rows = await page(listSubprocessors(actor, { archived: archived === 'yes', search }));
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
          { label: 'Current', href, current: archived !== 'yes' },
          { label: 'Archived', href: `${href}?archived=yes`, current: archived === 'yes' },
        ]}
      />
      <SubprocessorTable
        organization={organization}
        rows={rows}
        editable={may(actor, 'subprocessor:change')}
        archived={archived === 'yes'}
      />
    </>
  );
}
