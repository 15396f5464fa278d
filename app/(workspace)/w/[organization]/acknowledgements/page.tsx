import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { campaignPaths } from '#lib/duty/campaign-paths.ts';
import { listCampaigns } from '#lib/duty/campaign-queries.ts';
import { acknowledgementPaths } from '#lib/duty-paths.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { campaignSpec } from './_components/campaign-spec';
import { CampaignTable } from './_components/campaign-table';

export const metadata: Metadata = { title: 'Acknowledgements' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** What is asked of people, and how many have done it. */
export default async function AcknowledgementsPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const wanted = listParams(campaignSpec, await searchParams);
  const { rows, ...where } = await page(listCampaigns(actor, wanted));
  const search = new URLSearchParams({ ...(wanted.search && { q: wanted.search }), ...wanted.filters });
  return (
    <>
      <PageHeader
        title="Acknowledgements"
        description="What is asked of people, and how many have done it."
        actions={
          <>
            <LinkButton href={acknowledgementPaths.questions(organization)}>Questions</LinkButton>
            {may(actor, 'acknowledgement:record') && (
              <LinkButton href={acknowledgementPaths.record(organization)}>Record on paper</LinkButton>
            )}
          </>
        }
      />
      <CampaignTable
        organization={organization}
        rows={rows}
        page={where}
        sort={sortName(wanted)}
        exportHref={workspacePaths.exportCsv(campaignPaths.list(organization), search.toString())}
      />
    </>
  );
}
