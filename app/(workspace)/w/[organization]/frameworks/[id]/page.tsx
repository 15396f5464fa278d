import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { formatPlural } from '#lib/format.ts';
import { getFramework } from '#lib/framework/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { listRequirements } from '#lib/requirement/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { Badge } from '@/components/ui/badge';
import { PageHeader } from '@/components/ui/page-header';
import { ArchiveFramework } from './_components/archive-framework';
import { FrameworkLevels } from './_components/framework-levels';
import { FrameworkReferences } from './_components/framework-references';
import { requirementSpec } from './_components/requirement-spec';
import { RequirementTable } from './_components/requirement-table';

export const metadata: Metadata = { title: 'Framework' };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<SearchParams> };

/** One framework: how much of it has controls, its tree, and what dangles. */
export default async function FrameworkPage({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const framework = await page(getFramework(actor, { frameworkId: id }));
  const wanted = listParams(requirementSpec, await searchParams);
  const { rows, ...where } = await page(
    listRequirements(actor, { ...wanted, descending: false, frameworkId: id }),
  );
  const { title, version, archivedAt, imports } = framework;
  return (
    <>
      <PageHeader
        title={`${title} ${version}`}
        status={archivedAt && <Badge>Out of use</Badge>}
        description={
          imports[0]
            ? `From ${formatPlural(imports.length, 'imported file', 'imported files')}, last ${imports[0].fileName}`
            : 'Identifiers with wordings of our own; import the publisher’s file for the official text.'
        }
        crumbs={[{ label: 'Frameworks', href: workspacePaths.frameworks(organization) }]}
        actions={
          may(actor, 'framework:archive') && (
            <ArchiveFramework organization={organization} frameworkId={id} archived={archivedAt !== null} />
          )
        }
      />
      <FrameworkLevels levels={framework.levels} />
      <RequirementTable
        organization={organization}
        frameworkId={id}
        rows={rows}
        page={where}
        sort={sortName(wanted)}
      />
      <FrameworkReferences
        organization={organization}
        frameworkId={id}
        dangling={framework.dangling}
        proposals={framework.proposals}
      />
    </>
  );
}
