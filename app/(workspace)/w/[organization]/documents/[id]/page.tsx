import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { documentLooks } from '#lib/document/labels.ts';
import { getDocument } from '#lib/document/queries.ts';
import { listRecipients } from '#lib/document/recipients.ts';
import { tierTexts } from '#lib/document/tier.ts';
import { grantPaths } from '#lib/grant-paths.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams } from '@/components/table/list-params';
import { Badge, Status } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { SectionHeading } from '@/components/ui/section-heading';
import { WatchPage } from '@/components/ui/watch-page';
import { DocumentActions } from './_components/document-actions';
import { RecipientTable } from './_components/recipient-table';
import { RevisionCard } from './_components/revision-card';
import { UploadRevision } from './_components/upload-revision';

export const metadata: Metadata = { title: 'Document' };

type Props = {
  params: Promise<{ organization: string; id: string }>;
  searchParams: Promise<SearchParams>;
};

const recipientSpec = { sorts: ['lastAt'], defaultSort: '-lastAt' } as const;

/** A document: its revisions, what is done with them, and who received which. */
export default async function DocumentPage({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const document = await page(getDocument(actor, { documentId: id }));
  const { after, before } = listParams(recipientSpec, await searchParams);
  const { rows, ...where } = await page(listRecipients(actor, { documentId: id, after, before }));
  const look = documentLooks[document.state];
  const { revisions } = document;
  const underway = revisions.some(({ state }) => state === 'received' || state === 'preparing');
  const givable = document.state === 'obtainable' && document.tier !== 'public';
  const editable = may(actor, 'document:change');
  return (
    <>
      <PageHeader
        title={document.title}
        status={
          <>
            <Badge>{tierTexts[document.tier].label}</Badge>
            <Status tone={look.tone}>{look.label}</Status>
          </>
        }
        description={document.description || tierTexts[document.tier].hint}
        crumbs={[{ label: 'Documents', href: workspacePaths.documents(organization) }]}
        actions={
          <>
            {givable && may(actor, 'visitor:invite') && (
              <LinkButton href={grantPaths.give(organization, { document: id })}>Give to somebody</LinkButton>
            )}
            {editable && <DocumentActions organization={organization} document={document} />}
          </>
        }
      />
      {underway && <WatchPage />}
      <div className="flex flex-col gap-8">
        {document.state === 'archived' && (
          <Callout tone="neutral" title="This document is archived">
            It is not on the portal and nobody can download it. Grants and deliveries are kept.
          </Callout>
        )}
        <section aria-labelledby="revisions" className="flex flex-col gap-3">
          <SectionHeading
            id="revisions"
            title="Revisions"
            description="A file is checked and prepared for marking before it can be published."
          />
          {may(actor, 'document:upload') && document.whyNot.upload === null && (
            <UploadRevision url={workspacePaths.uploadRevision(organization, id)} />
          )}
          {revisions.length === 0 && (
            <Panel>
              <EmptyState title="No file yet" description="Upload the PDF that people are to receive." />
            </Panel>
          )}
          {revisions.map((revision) => (
            <RevisionCard
              key={revision.id}
              organization={organization}
              documentId={id}
              revision={revision}
              editable={editable}
            />
          ))}
        </section>
        <section aria-labelledby="recipients" className="flex flex-col gap-3">
          <SectionHeading
            id="recipients"
            title="Who received it"
            description="Everyone to whom bytes of a copy were sent, and of which revision."
          />
          <RecipientTable organization={organization} documentId={id} rows={rows} page={where} />
        </section>
      </div>
    </>
  );
}
