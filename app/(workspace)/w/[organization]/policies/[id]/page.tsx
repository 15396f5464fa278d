import type { Metadata } from 'next';
import type { MemberActor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { campaignPaths } from '#lib/duty/campaign-paths.ts';
import { getPolicy, type PolicyDetail } from '#lib/policy/detail-queries.ts';
import { inForce } from '#lib/policy/in-force.ts';
import { whyNotPolicy } from '#lib/policy/lifecycle.ts';
import { listMappable } from '#lib/policy/link-queries.ts';
import { getPolicyVersion } from '#lib/policy/version-queries.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { findAwaitedPublication } from '#lib/portal/awaiting-queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PolicyStatus } from '@/components/policy/policy-status';
import { PolicyReading } from '@/components/policy/reading';
import type { SearchParams } from '@/components/table/list-params';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { AwaitsPortal } from './_components/awaits-portal';
import { MapMore } from './_components/map-more';
import { NextStep } from './_components/next-step';
import { PolicyActions, type PolicyDeeds } from './_components/policy-actions';
import { PolicyFacts } from './_components/policy-facts';
import { PolicyMappings } from './_components/policy-mappings';
import { ReviewList } from './_components/review-list';
import { VersionList } from './_components/version-list';

export const metadata: Metadata = { title: 'Policy' };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<SearchParams> };

function deedsOf(actor: MemberActor, { state, open }: PolicyDetail): PolicyDeeds {
  const busy = open && `Version ${open.number} is being worked on already.`;
  return {
    ...(may(actor, 'policy:change') ? { start: whyNotPolicy(state, 'start') ?? busy } : {}),
    ...(may(actor, 'policy:review') ? { review: whyNotPolicy(state, 'review') } : {}),
    ...(may(actor, 'policy:retire') ? { retire: whyNotPolicy(state, 'retire') } : {}),
  };
}

type Published = { effectiveOn: string } | null;

function standingOf(published: Published, { retirement, today }: PolicyDetail): string {
  if (!published) return 'not in force';
  if (!retirement) return inForce(published.effectiveOn, today);
  const began = published.effectiveOn <= retirement.retiredOn;
  return began ? 'in force until it was retired' : 'never in force: retired before its day';
}

/** One policy: the text in force, how it stands, what to do next, and everything that became of it. */
export default async function PolicyPage({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const { language } = await searchParams;
  const actor = await memberActor(organization);
  const policy = await page(getPolicy(actor, { policyId: id }));
  const shown = policy.current ?? policy.open ?? policy.versions[0];
  const version = shown ? await page(getPolicyVersion(actor, { versionId: shown.id })) : null;
  const awaited = may(actor, 'portal:read')
    ? await page(findAwaitedPublication(actor, { policyId: id }))
    : null;
  const maps = may(actor, 'policy:map');
  const whyNotMap = maps ? whyNotPolicy(policy.state, 'map') : '';
  const mappable = whyNotMap === null ? await page(listMappable(actor, { policyId: id })) : null;
  return (
    <>
      <PageHeader
        title={policy.title}
        status={<PolicyStatus state={policy.state} />}
        description={<bdi>{policy.identifier}</bdi>}
        crumbs={[{ label: 'Policies', href: policyPaths.list(organization) }]}
        actions={
          <>
            <PolicyActions
              organization={organization}
              policyId={id}
              currentVersionId={policy.currentVersionId}
              retired={policy.state === 'retired'}
              deeds={deedsOf(actor, policy)}
            />
            {may(actor, 'duty:list') && policy.current && (
              <LinkButton href={campaignPaths.policy(organization, id)}>Acknowledgements</LinkButton>
            )}
            {may(actor, 'policy:change') && policy.state !== 'retired' && (
              <LinkButton href={policyPaths.change(organization, id)}>Edit details</LinkButton>
            )}
          </>
        }
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <NextStep organization={organization} policy={policy} />
          {awaited && <AwaitsPortal organization={organization} awaited={awaited} />}
          {version && (
            <Panel
              title={`Version ${version.number}, ${standingOf(version.published, policy)}`}
              description={version.title !== policy.title && <bdi>{version.title}</bdi>}
            >
              <PolicyReading
                texts={version.texts}
                wanted={typeof language === 'string' ? language : null}
                hrefOf={(locale) => policyPaths.policyIn(organization, id, locale)}
                paperHref={policyPaths.paper(organization, id, version.id)}
                picture={(imageId) => policyPaths.picture(organization, id, imageId)}
              />
            </Panel>
          )}
          <VersionList organization={organization} policy={policy} />
          <PolicyMappings
            organization={organization}
            policyId={id}
            controls={policy.controls}
            requirements={policy.requirements}
            whyNot={whyNotMap}
          >
            {mappable && <MapMore organization={organization} policyId={id} {...mappable} />}
          </PolicyMappings>
          <ReviewList reviews={policy.reviews} />
        </div>
        <PolicyFacts policy={policy} />
      </div>
    </>
  );
}
