import { may } from '#lib/auth/permissions.ts';
import { areasOf } from '#lib/claim/areas.ts';
import { listClaims } from '#lib/claim/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { AddClaims } from './_components/add-claims';
import { ArchivedClaims } from './_components/archived-claims';
import { ClaimEditor } from './_components/claim-editor';

type PageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata = { title: 'Claims' };

/** What the portal says, by area. */
export default async function ClaimsPage({ params, searchParams }: PageProps) {
  const { organization } = await params;
  const archived = (await searchParams).archived === 'yes';
  const actor = await memberActor(organization);
  const claims = await page(listClaims(actor, { archived }));
  const editable = may(actor, 'claim:change');
  const href = workspacePaths.claims(organization);
  const areas = areasOf(claims);
  return (
    <>
      <PageHeader
        title="Claims"
        description="The sentences of your portal, by area. Changes are public once you publish the portal."
        actions={
          editable && (
            <AddClaims organization={organization} areas={archived ? [] : areas.map(({ title }) => title)} />
          )
        }
      />
      <Tabs
        label="Claims"
        tabs={[
          { label: 'Current', href, current: !archived },
          { label: 'Archived', href: `${href}?archived=yes`, current: archived },
        ]}
      />
      {archived ? (
        <ArchivedClaims organization={organization} claims={claims} editable={editable} />
      ) : (
        <ClaimEditor organization={organization} areas={areas} editable={editable} />
      )}
    </>
  );
}
