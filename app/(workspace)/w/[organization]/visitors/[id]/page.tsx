import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { listCustomerChoices } from '#lib/customer/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { getVisitor } from '#lib/visitor/profile-queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PageHeader } from '@/components/ui/page-header';
import { MergedNote } from './_components/merged-note';
import { VisitorAbout } from './_components/visitor-about';
import { VisitorActions } from './_components/visitor-actions';
import { VisitorBlocks } from './_components/visitor-blocks';
import { VisitorCopies } from './_components/visitor-copies';
import { VisitorGrants } from './_components/visitor-grants';
import { VisitorNda } from './_components/visitor-nda';
import { VisitorRequests } from './_components/visitor-requests';
import { VisitorSessions } from './_components/visitor-sessions';
import { VisitorNotes, VisitorStatus } from './_components/visitor-standing';

export const metadata: Metadata = { title: 'Visitor' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** One visitor: what they have, what they signed, what they asked for and downloaded, and from where. */
export default async function VisitorPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const visitor = await page(getVisitor(actor, { visitorId: id }));
  const customers = await page(listCustomerChoices(actor, {}));
  const gone = visitor.erasedAt !== null || visitor.mergedInto !== null;
  const decides = !gone && may(actor, 'visitor:block');
  const mayErase = may(actor, 'visitor:erase');
  const open = visitor.blocks.find((block) => block.liftedAt === null);
  return (
    <>
      <PageHeader
        title={visitor.name || visitor.email}
        status={<VisitorStatus visitor={visitor} />}
        description={[visitor.email, visitor.title, visitor.company].filter(Boolean).join(' · ')}
        crumbs={[{ label: 'Visitors', href: workspacePaths.visitors(organization) }]}
        actions={
          decides && (
            <VisitorActions
              organization={organization}
              visitor={{ id, name: visitor.name || visitor.email, customerId: visitor.customer?.id ?? null }}
              blocked={open !== undefined}
              sessions={visitor.sessions.length}
              customers={customers}
              whyNotErase={mayErase ? null : 'Only an owner or admin can erase somebody.'}
            />
          )
        }
      />
      <MergedNote organization={organization} visitor={visitor} />
      <VisitorNotes visitor={visitor} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <VisitorGrants organization={organization} grants={visitor.grants} />
          <VisitorRequests organization={organization} requests={visitor.requests} />
          <VisitorCopies organization={organization} visitorId={id} copies={visitor.copies} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <VisitorAbout organization={organization} visitor={visitor} />
          <VisitorNda organization={organization} visitor={visitor} decides={may(actor, 'nda:waive')} />
          <VisitorSessions sessions={visitor.sessions} />
          <VisitorBlocks blocks={visitor.blocks} />
        </div>
      </div>
    </>
  );
}
