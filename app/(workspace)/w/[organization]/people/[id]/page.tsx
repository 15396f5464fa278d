import type { Metadata } from 'next';
import { getAbsencesOfPerson } from '#lib/absence/queries.ts';
import type { MemberActor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { getChecklistsOfPerson } from '#lib/checklist/detail-queries.ts';
import { campaignPaths } from '#lib/duty/campaign-paths.ts';
import { findHoldOfPerson } from '#lib/erasure/hold-queries.ts';
import { formatDate } from '#lib/format.ts';
import { listOpenWork } from '#lib/hand-over/queries.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { getPerson, getPersonHistory, type Person } from '#lib/person/detail-queries.ts';
import { listDutiesOfPerson } from '#lib/person/duty-queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { StandingStatus } from '../_components/standing-status';
import { LeavePerson } from './_components/leave-person';
import { PersonAbsences } from './_components/person-absences';
import { PersonChecklists } from './_components/person-checklists';
import { PersonDuties } from './_components/person-duties';
import { PersonFacts } from './_components/person-facts';
import { PersonHistory } from './_components/person-history';
import { PersonHold } from './_components/person-hold';
import { PersonReports } from './_components/person-reports';

export const metadata: Metadata = { title: 'Person' };

type HoldProps = { organization: string; actor: MemberActor; person: Person };

type Props = { params: Promise<{ organization: string; id: string }> };

/** One person: who they are, what they owe, who reports to them, and what became of them. */
export default async function PersonPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const person = await page(getPerson(actor, { personId: id }));
  const history = await page(getPersonHistory(actor, { personId: id }));
  const { duties, today } = await page(listDutiesOfPerson(actor, { personId: id }));
  const lists = await page(getChecklistsOfPerson(actor, { personId: id }));
  const absences = await page(getAbsencesOfPerson(actor, { personId: id }));
  const away = absences.find(({ startsOn, backOn }) => startsOn <= today && backOn > today);
  const records = may(actor, 'person:record-absence') && person.endedAt === null;
  const { work, choices } = await workOf(actor, person);
  return (
    <>
      <PageHeader
        title={person.name}
        status={
          <>
            <StandingStatus standing={person.standing} />
            {away && <Badge>{`Away until ${formatDate(new Date(away.backOn))}`}</Badge>}
          </>
        }
        description={
          !person.erasedAt && (
            <bdi>{[person.role, person.team].filter(Boolean).join(', ') || person.email}</bdi>
          )
        }
        crumbs={[{ label: 'People', href: peoplePaths.list(organization) }]}
        actions={
          <>
            <LinkButton href={campaignPaths.personRecord(organization, id)}>Whole record</LinkButton>
            {may(actor, 'person:erase') && person.endedAt && !person.erasedAt && (
              <LinkButton href={peoplePaths.erase(organization, id)}>Erase</LinkButton>
            )}
            {may(actor, 'person:leave') && !person.erasedAt && (
              <LeavePerson organization={organization} person={person} work={work} choices={choices} />
            )}
            {may(actor, 'person:change') && !person.erasedAt && (
              <LinkButton variant="primary" href={peoplePaths.change(organization, id)}>
                Edit
              </LinkButton>
            )}
          </>
        }
      />
      {person.erasedAt && (
        <Callout tone="info" title="This person was erased" className="mb-5">
          Nothing says any more who it was. What they confirmed and did stays, as proof of somebody.
        </Callout>
      )}
      {person.standing === 'left' && person.endedAt === null && person.member && (
        <Callout tone="warning" title="Leaving is not finished" className="mb-5">
          They are the last owner of this workspace. Make somebody else an owner on the page Members; the rest
          follows by itself.
        </Callout>
      )}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <PersonDuties
            organization={organization}
            duties={duties}
            today={today}
            exempts={may(actor, 'duty:exempt')}
          />
          {(records || absences.length > 0) && (
            <PersonAbsences
              organization={organization}
              personId={id}
              absences={absences}
              today={today}
              editable={records}
            />
          )}
          <PersonChecklists organization={organization} lists={lists} />
          {person.reports.length > 0 && <PersonReports organization={organization} person={person} />}
          <PersonHistory history={history} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <PersonFacts organization={organization} person={person} />
          <HoldOf organization={organization} actor={actor} person={person} />
        </div>
      </div>
    </>
  );
}

/** Their hold, for whoever may hold somebody. */
async function HoldOf({ organization, actor, person }: HoldProps) {
  if (person.erasedAt || !may(actor, 'person:hold')) return null;
  const hold = await page(findHoldOfPerson(actor, { personId: person.id }));
  return <PersonHold organization={organization} personId={person.id} hold={hold} />;
}

/** The open work of a person who is a member, and who could get it; for whoever may hand it over. */
async function workOf(actor: MemberActor, { member }: Person) {
  if (member?.removedAt !== null || !may(actor, 'work:hand-over')) return { work: null, choices: [] };
  const { members, choices } = await page(listOpenWork(actor, {}));
  return {
    work: members.find(({ memberId }) => memberId === member.id) ?? null,
    choices: choices.filter(({ id }) => id !== member.id),
  };
}
