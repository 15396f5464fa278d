import type { Metadata } from 'next';
import { findVisitorChoice } from '#lib/grant/issue-queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { listGivableDocuments } from '#lib/visitor/invitation.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import type { SearchParams } from '@/components/table/list-params';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { GiveForm } from './_components/give-form';

export const metadata: Metadata = { title: 'Give documents' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** Gives documents by hand, after a look at who will be able to get what until when. */
export default async function GiveGrantsPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const { visitor, document } = await searchParams;
  const actor = await memberActor(organization);
  const documents = await page(listGivableDocuments(actor, {}));
  const visitorId = typeof visitor === 'string' ? visitor : null;
  const chosen = await page(findVisitorChoice(actor, { visitorId }));
  return (
    <>
      <PageHeader
        title="Give documents"
        description="Opens documents to people without a request, with your name and your reason. You see what will happen before it does."
        crumbs={[{ label: 'Grants', href: workspacePaths.grants(organization) }]}
      />
      {documents.length === 0 ? (
        <Panel>
          <EmptyState
            title="Nothing can be given yet"
            description="Publish a document that is not public first; then it can be given here."
          />
        </Panel>
      ) : (
        <GiveForm
          organization={organization}
          documents={documents}
          document={typeof document === 'string' ? document : ''}
          visitor={chosen}
        />
      )}
    </>
  );
}
