import { may } from '#lib/auth/permissions.ts';
import { listAreaTexts } from '#lib/claim/area-queries.ts';
import { areasOf } from '#lib/claim/areas.ts';
import { listClaimsInOrder } from '#lib/claim/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PageHeader } from '@/components/ui/page-header';
import { AddClaims } from '../_components/add-claims';
import { ClaimTabs } from '../_components/claim-tabs';
import { ClaimEditor } from './_components/claim-editor';

type PageProps = { params: Promise<{ organization: string }> };

export const metadata = { title: 'Arrange claims' };

/** Claims by area in the order of the portal: reworded and moved with the keyboard. */
export default async function ArrangeClaimsPage({ params }: PageProps) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const areas = areasOf(await page(listClaimsInOrder(actor, {})));
  const described = await page(listAreaTexts(actor, {}));
  const editable = may(actor, 'claim:change');
  return (
    <>
      <PageHeader
        title="Claims"
        description="By area, in the order in which visitors read them."
        actions={
          editable && <AddClaims organization={organization} areas={areas.map(({ title }) => title)} />
        }
      />
      <ClaimTabs organization={organization} current="arrange" />
      <ClaimEditor organization={organization} areas={areas} described={described} editable={editable} />
    </>
  );
}
