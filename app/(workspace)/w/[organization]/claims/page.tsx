import { may } from '#lib/auth/permissions.ts';
import { lintClaims } from '#lib/claim/lint-queries.ts';
import { listAreas, listClaims, listClaimsInOrder } from '#lib/claim/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { AddClaims } from './_components/add-claims';
import { ArchivedClaims } from './_components/archived-claims';
import { claimSpec } from './_components/claim-spec';
import { ClaimTable } from './_components/claim-table';
import { ClaimTabs } from './_components/claim-tabs';
import { LintPanel } from './_components/lint-panel';

type PageProps = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export const metadata = { title: 'Claims' };

/** What the organization says, how each sentence stands, and on what. */
export default async function ClaimsPage({ params, searchParams }: PageProps) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const areas = await page(listAreas(actor, {}));
  const { filters, ...parsed } = listParams(claimSpec(areas), await searchParams);
  const editable = may(actor, 'claim:change');
  const archived = filters.archived === 'yes';
  const { rows, ...where } = await page(listClaims(actor, { ...parsed, filters }));
  return (
    <>
      <PageHeader
        title="Claims"
        description="The sentences you are held to. Each stands as the controls behind it stand; what changes here is public once you publish the portal."
        actions={
          <>
            {may(actor, 'proposal:list') && (
              <LinkButton href={workspacePaths.proposals(organization)}>Start from a page</LinkButton>
            )}
            {may(actor, 'claim:add') && <AddClaims organization={organization} areas={areas} />}
          </>
        }
      />
      <ClaimTabs organization={organization} current={archived ? 'archived' : 'list'} />
      {archived ? (
        <ArchivedClaims
          organization={organization}
          claims={await page(listClaimsInOrder(actor, { archived: true }))}
          editable={editable}
        />
      ) : (
        <>
          <LintPanel organization={organization} findings={await page(lintClaims(actor, {}))} />
          <ClaimTable
            organization={organization}
            rows={rows}
            areas={areas}
            page={where}
            sort={sortName(parsed)}
          />
        </>
      )}
    </>
  );
}
