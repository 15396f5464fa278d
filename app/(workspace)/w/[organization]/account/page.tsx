import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { listDelegations } from '#lib/delegation/queries.ts';
import { getOwnSessions, listStandIns } from '#lib/member/account-queries.ts';
import { memberRoles, roleTexts } from '#lib/member/schema.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { FormSection } from '@/components/form/form-section';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { ChangePassword } from './_components/change-password';
import { OwnSessions } from './_components/own-sessions';
import { StandIn } from './_components/stand-in';

export const metadata: Metadata = { title: 'Your account' };

/** What belongs to the member alone: their password, their browsers, and who stands in for them. */
export default async function AccountPage({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const sessions = await page(getOwnSessions(actor, {}));
  const delegates = may(actor, 'delegation:create');
  const people = delegates ? await page(listStandIns(actor, {})) : [];
  const all = may(actor, 'delegation:list') ? await page(listDelegations(actor, {})) : [];
  const roles = memberRoles([...actor.roles]).map((role) => roleTexts[role].label);
  return (
    <>
      <PageHeader title="Your account" description="Only you see this page." />
      <FormSection title="You" description="An owner or admin changes your roles.">
        <DescriptionList
          facts={[
            { label: 'Name', value: <bdi>{actor.name}</bdi> },
            { label: 'E-mail', value: actor.email },
            { label: 'Roles', value: roles.join(', ') },
          ]}
        />
      </FormSection>
      <FormSection
        title="Password"
        description="At least 12 characters; a few words are best. Every other browser is signed out."
      >
        <ChangePassword organization={organization} email={actor.email} />
      </FormSection>
      {delegates && (
        <FormSection
          title="While you are away"
          description="Name somebody who decides on requests in your place. Both names stand in the record, and what somebody decides for you cannot be handed on."
        >
          <StandIn
            organization={organization}
            people={people}
            mine={all.filter((row) => row.from.id === actor.memberId)}
            today={new Date().toISOString().slice(0, 10)}
          />
        </FormSection>
      )}
      <FormSection
        title="Where you are signed in"
        description="Sessions end after 12 hours without use, and after 7 days."
      >
        <OwnSessions organization={organization} sessions={sessions} />
      </FormSection>
    </>
  );
}
