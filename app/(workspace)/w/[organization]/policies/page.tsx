import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { listPolicies, listPolicyChoices } from '#lib/policy/queries.ts';
import { getWaitingVersions } from '#lib/policy/waiting-queries.ts';
import { policyImportPaths } from '#lib/policy-import-paths.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { findStarterMappings } from '#lib/policy-starter/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { AnchorButton } from '@/components/ui/anchor-button';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { policySpec } from './_components/policy-spec';
import { PolicyTable } from './_components/policy-table';
import { PolicyTabs } from './_components/policy-tabs';
import { StarterMappings } from './_components/starter-mappings';

export const metadata: Metadata = { title: 'Policies' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** What holds in the organization, in which version, and what has to be looked at. */
export default async function PoliciesPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const choices = await page(listPolicyChoices(actor, {}));
  const wanted = listParams(policySpec(choices), await searchParams);
  const { rows, ...where } = await page(listPolicies(actor, wanted));
  const waiting = may(actor, 'policy:approve') ? await page(getWaitingVersions(actor, {})) : null;
  const mappings = may(actor, 'policy:map') ? await page(findStarterMappings(actor, {})) : [];
  return (
    <>
      <PageHeader
        title="Policies"
        description="What holds here: written, approved, published, confirmed by people, and looked at again in time."
        actions={
          may(actor, 'policy:add') && (
            <>
              <AnchorButton href={policyImportPaths.archive(organization)}>Export texts</AnchorButton>
              <LinkButton href={policyImportPaths.import(organization)}>Import</LinkButton>
              <LinkButton href={policyImportPaths.starters(organization)}>Starter set</LinkButton>
              <LinkButton variant="primary" href={policyPaths.add(organization)}>
                Add policy
              </LinkButton>
            </>
          )
        }
      />
      <PolicyTabs organization={organization} current="list" waiting={waiting} />
      <StarterMappings organization={organization} mappings={mappings} />
      <PolicyTable
        organization={organization}
        rows={rows}
        choices={choices}
        editable={may(actor, 'policy:add')}
        page={where}
        sort={sortName(wanted)}
      />
    </>
  );
}
