import type { Metadata } from 'next';
import { listRecordable } from '#lib/acknowledgement/receipt-queries.ts';
import { campaignPaths } from '#lib/duty/campaign-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import type { SearchParams } from '@/components/table/list-params';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { RecordForm } from './_components/record-form';

export const metadata: Metadata = { title: 'Record acknowledgements' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');

/** Records what people signed on paper or elsewhere, with its proof. */
export default async function RecordPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const query = await searchParams;
  const actor = await memberActor(organization);
  const versions = await page(listRecordable(actor, {}));
  return (
    <>
      <PageHeader
        title="Record acknowledgements"
        description="For people who signed on paper or elsewhere. It counts, and is marked as such everywhere, with your name and the proof."
        crumbs={[{ label: 'Acknowledgements', href: campaignPaths.list(organization) }]}
      />
      {versions.length === 0 ? (
        <EmptyState
          title="No policy is published yet"
          description="Only what is published can be acknowledged."
        />
      ) : (
        <RecordForm
          organization={organization}
          versions={versions.map(({ id, number, title, policy }) => ({
            value: id,
            label: `${policy.identifier} ${title}, version ${number}`,
          }))}
          version={one(query.version)}
          email={one(query.email).slice(0, 254)}
        />
      )}
    </>
  );
}
