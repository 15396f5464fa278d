import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { listDocuments } from '#lib/document/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { PageHeader } from '@/components/ui/page-header';
import { AddDocument } from './_components/add-document';
import { documentSpec } from './_components/document-spec';
import { DocumentTable } from './_components/document-table';

export const metadata: Metadata = { title: 'Documents' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** What the portal lists and people ask for. */
export default async function DocumentsPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const wanted = listParams(documentSpec, await searchParams);
  const { rows, ...where } = await page(listDocuments(actor, wanted));
  return (
    <>
      <PageHeader
        title="Documents"
        description="What your portal lists. Everything but public documents is marked with its recipient's name."
        actions={may(actor, 'document:add') && <AddDocument organization={organization} />}
      />
      <DocumentTable organization={organization} rows={rows} page={where} sort={sortName(wanted)} />
    </>
  );
}
