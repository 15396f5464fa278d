import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { listDelegations } from '#lib/delegation/queries.ts';
import { listOpenWork } from '#lib/hand-over/queries.ts';
import { whyNotTouch } from '#lib/member/ownership.ts';
import { listMembers } from '#lib/member/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import type { SearchParams } from '@/components/table/list-params';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { InviteMember } from './_components/invite-member';
import { MemberTable } from './_components/member-table';
import { StandIns } from './_components/stand-ins';

export const metadata: Metadata = { title: 'Members' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** Who works here, what they may do, and who stands in for whom. */
export default async function MembersPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const { removed, q } = await searchParams;
  const actor = await memberActor(organization);
  const members = await page(listMembers(actor, {}));
  const delegations = await page(listDelegations(actor, {}));
  const work = may(actor, 'work:hand-over') ? await page(listOpenWork(actor, {})) : null;
  const showRemoved = removed === 'yes';
  const search = typeof q === 'string' ? q.toLocaleLowerCase() : '';
  const shown = members.filter((row) => (row.state === 'removed') === showRemoved);
  const rows = shown.filter((row) => `${row.name} ${row.email}`.toLocaleLowerCase().includes(search));
  const here = workspacePaths.members(organization);
  const gone = members.filter((row) => row.state === 'removed').length;
  return (
    <>
      <PageHeader
        title="Members"
        description="People who work here. What they may do follows from their roles; one person may hold several."
        actions={
          may(actor, 'member:invite') && (
            <InviteMember organization={organization} whyNoOwner={whyNotTouch(actor, ['owner'])} />
          )
        }
      />
      <Tabs
        label="Members"
        tabs={[
          { label: 'Current', href: here, count: members.length - gone, current: !showRemoved },
          { label: 'Removed', href: `${here}?removed=yes`, count: gone, current: showRemoved },
        ]}
      />
      <MemberTable
        organization={organization}
        rows={rows}
        self={actor.memberId}
        removed={showRemoved}
        work={work}
        editable={may(actor, 'member:change-roles')}
        whyNoOwner={whyNotTouch(actor, ['owner'])}
      />
      {!showRemoved && (
        <StandIns
          organization={organization}
          delegations={delegations}
          account={may(actor, 'delegation:create') ? workspacePaths.account(organization) : null}
          editable={may(actor, 'delegation:end')}
        />
      )}
    </>
  );
}
