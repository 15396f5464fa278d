import { BookOpenText } from 'lucide-react';
import type { Metadata } from 'next';
import { getWaitingVersions } from '#lib/policy/waiting-queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { WaitingVersions } from '@/components/policy/waiting-versions';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { PolicyTabs } from '../_components/policy-tabs';

export const metadata: Metadata = { title: 'Policy approvals' };

type Props = { params: Promise<{ organization: string }> };

/** Versions that wait for approval: mine to decide first, then those that wait for others. */
export default async function PolicyApprovalsPage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const waiting = await page(getWaitingVersions(actor, {}));
  const mine = waiting.filter(({ whyNot }) => whyNot === null);
  const others = waiting.filter(({ whyNot }) => whyNot !== null);
  return (
    <>
      <PageHeader title="Policies" description="What somebody has put up, to be read and decided on." />
      <PolicyTabs organization={organization} current="approvals" waiting={waiting} />
      <div className="flex flex-col gap-5">
        <Panel title="Waiting for you" padded={false}>
          {mine.length === 0 ? (
            <EmptyState icon={<BookOpenText />} title="Nothing waits for you" />
          ) : (
            <WaitingVersions organization={organization} versions={mine} />
          )}
        </Panel>
        {others.length > 0 && (
          <Panel title="Waiting for others" padded={false}>
            <WaitingVersions organization={organization} versions={others} />
          </Panel>
        )}
      </div>
    </>
  );
}
