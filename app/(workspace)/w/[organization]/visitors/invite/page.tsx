import type { Metadata } from 'next';
import { workspacePaths } from '#lib/paths.ts';
import { listGivableDocuments } from '#lib/visitor/invitation.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import type { SearchParams } from '@/components/table/list-params';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { InviteForm } from './_components/invite-form';

export const metadata: Metadata = { title: 'Invite a visitor' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** Lets a person in ahead of their asking. */
export default async function InviteVisitorPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const { document } = await searchParams;
  const actor = await memberActor(organization);
  const documents = await page(listGivableDocuments(actor, {}));
  return (
    <>
      <PageHeader
        title="Invite a visitor"
        description="They get a mail with a link to their library and confirm their address with a code. Where the NDA is needed, they sign it there."
        crumbs={[{ label: 'Visitors', href: workspacePaths.visitors(organization) }]}
      />
      {documents.length === 0 ? (
        <Panel>
          <EmptyState
            title="Nothing can be given yet"
            description="Publish a document that is not public first; then it can be named in an invitation."
          />
        </Panel>
      ) : (
        <InviteForm
          organization={organization}
          documents={documents}
          chosen={typeof document === 'string' ? document : ''}
        />
      )}
    </>
  );
}
