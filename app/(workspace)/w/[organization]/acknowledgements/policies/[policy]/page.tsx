import { may } from '#lib/auth/permissions.ts';
import { campaignPaths } from '#lib/duty/campaign-paths.ts';
import { findCampaignChoices, listCampaignPeople } from '#lib/duty/campaign-people-queries.ts';
import { getCampaign } from '#lib/duty/campaign-queries.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { peopleFilters, peopleFiltersIn, peopleSpec } from '../../_components/campaign-spec';
import { CampaignNumbers } from './_components/campaign-numbers';
import { CampaignPeople } from './_components/campaign-people';
import { NudgeAll } from './_components/nudge-all';
import { TeamBars } from './_components/team-bars';
import { Trend } from './_components/trend';
import { VersionSwitch } from './_components/version-switch';

export const metadata = { title: 'Acknowledgements of a policy' };

type Props = {
  params: Promise<{ organization: string; policy: string }>;
  searchParams: Promise<SearchParams>;
};

/** Who has confirmed a policy, who has not, and how it went. */
export default async function CampaignPage({ params, searchParams }: Props) {
  const { organization, policy: policyId } = await params;
  const query = await searchParams;
  const actor = await memberActor(organization);
  const of = { policyId, versionId: typeof query.version === 'string' ? query.version : null };
  const campaign = await page(getCampaign(actor, of));
  const choices = await page(findCampaignChoices(actor, of));
  const wanted = listParams(peopleSpec(choices), query);
  const filters = peopleFiltersIn(wanted.filters);
  const { rows, ...where } = await page(listCampaignPeople(actor, { ...of, ...wanted, filters }));
  const nudges = may(actor, 'duty:remind') && of.versionId === null;
  const version: Record<string, string> = of.versionId === null ? {} : { version: of.versionId };
  const narrowed = (by: Record<string, string>) => `?${new URLSearchParams({ ...version, ...by })}`;
  const search = new URLSearchParams({
    ...version,
    ...(wanted.search && { q: wanted.search }),
    ...filters,
  }).toString();
  const { policy, counts } = campaign;
  return (
    <>
      <PageHeader
        title={policy.title}
        crumbs={[{ href: campaignPaths.list(organization), label: 'Acknowledgements' }]}
        description={`${policy.identifier}: who has confirmed it, and who has not.`}
        actions={
          <>
            <LinkButton href={policyPaths.policy(organization, policyId)}>Open the policy</LinkButton>
            {nudges && !policy.retired && (
              <NudgeAll organization={organization} policyId={policyId} open={counts.open} />
            )}
          </>
        }
      />
      <VersionSwitch
        organization={organization}
        policyId={policyId}
        versions={campaign.versions}
        current={of.versionId}
      />
      <CampaignNumbers counts={counts} spared={campaign.spared} hrefOf={(state) => narrowed({ state })} />
      <div className="mb-6 grid grid-cols-1 gap-4 lg:grid-cols-2">
        <Trend days={campaign.trend} />
        <TeamBars teams={campaign.teams} hrefOf={(team) => narrowed({ team })} />
      </div>
      <CampaignPeople
        organization={organization}
        policyId={policyId}
        rows={rows}
        page={where}
        sort={sortName(wanted)}
        filters={peopleFilters(choices, of.versionId !== null)}
        nudges={nudges}
        past={of.versionId !== null}
        retired={policy.retired}
        exempts={may(actor, 'duty:exempt') && of.versionId === null}
        exportHref={`${campaignPaths.exportPolicy(organization, policyId)}${search ? `?${search}` : ''}`}
      />
    </>
  );
}
