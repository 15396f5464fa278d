import { FileText } from 'lucide-react';
import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { workspacePaths } from '#lib/paths.ts';
import { listPages } from '#lib/proposal-page/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { AddPages } from './_components/add-pages';
import { PageList } from './_components/page-list';

export const metadata: Metadata = { title: 'Start from a page you have' };

type Props = { params: Promise<{ organization: string }> };

/** Takes a page that is published already, and lists those that wait for their review. */
export default async function ProposalsPage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const rows = await page(listPages(actor, {}));
  const editable = may(actor, 'proposal:draft');
  const waiting = rows.filter(({ closedAt }) => closedAt === null);
  const finished = rows.filter(({ closedAt }) => closedAt !== null);
  return (
    <>
      <PageHeader
        title="Start from a page you have"
        description="Give the security page that you publish already. Each of its sentences becomes a proposal: a claim with its measure, the control behind it and its place in the CSF 2.0. You decide on each, and nothing is public before you publish the portal."
        crumbs={[{ label: 'Claims', href: workspacePaths.claims(organization) }]}
      />
      <div className="flex flex-col gap-5">
        {editable && <AddPages organization={organization} />}
        <Panel title="Waiting for their review" padded={false}>
          {waiting.length === 0 ? (
            <EmptyState
              icon={<FileText />}
              title="No page waits"
              description="A page that you give waits here until everything on it is decided, for you and for your colleagues."
            />
          ) : (
            <PageList organization={organization} pages={waiting} editable={editable} />
          )}
        </Panel>
        {finished.length > 0 && (
          <Panel title="Finished" padded={false}>
            <PageList organization={organization} pages={finished} editable={false} />
          </Panel>
        )}
      </div>
    </>
  );
}
