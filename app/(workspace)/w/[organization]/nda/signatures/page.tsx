import type { Metadata } from 'next';
import { listNdaSignatures } from '#lib/nda-signature/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { PageHeader } from '@/components/ui/page-header';
import { NdaTabs } from '../_components/nda-tabs';
import { scopeFilter, signatureSpec, versionFilter } from './_components/signature-spec';
import { SignatureTable } from './_components/signature-table';

export const metadata: Metadata = { title: 'NDA signatures' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** Who signed which version, and whether it still counts. */
export default async function NdaSignaturesPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const query = await searchParams;
  const actor = await memberActor(organization);
  const parsed = listParams(signatureSpec, query);
  const filters = { ...scopeFilter(parsed.filters), ...versionFilter(query) };
  const { rows, ...rest } = await page(listNdaSignatures(actor, { ...parsed, filters }));
  return (
    <>
      <PageHeader
        title="NDA"
        description="Signatures are never changed or removed; a new version leaves the earlier ones as they are."
      />
      <NdaTabs organization={organization} current="signatures" />
      <SignatureTable
        organization={organization}
        rows={rows}
        page={rest}
        sort={sortName(parsed)}
        query={new URLSearchParams(
          Object.entries(query).flatMap(([name, value]) =>
            typeof value === 'string' ? [[name, value]] : [],
          ),
        ).toString()}
      />
    </>
  );
}
