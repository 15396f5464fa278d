import { localeNames, localeOf } from '#lib/messages/locale.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import type { Person } from '#lib/person/detail-queries.ts';
import { sourceLabels } from '#lib/person/schema.ts';
import { DescriptionList, type Fact } from '@/components/ui/description-list';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';

const day = (value: string | null) =>
  value ? <Time value={`${value}T00:00:00Z`} precision="day" /> : undefined;

function signsIn({ member, email, endedAt }: Person): string {
  if (!member) return endedAt ? 'Has no login.' : 'Has no login; mails lead them to what they owe.';
  if (member.removedAt) return 'Was a member; has no login any more.';
  return member.email === email ? 'As a member of this workspace' : `As ${member.email}`;
}

/** What is known of a person. */
export function PersonFacts({ organization, person }: { organization: string; person: Person }) {
  const { manager, locale } = person;
  const known = localeOf(locale);
  const facts: Fact[] = [
    { label: 'E-mail', value: <bdi>{person.email}</bdi> },
    { label: 'Team', value: person.team || undefined },
    { label: 'Role', value: person.role || undefined },
    { label: 'Location', value: person.location || undefined },
    {
      label: 'Manager',
      value: manager ? (
        <>
          <PageLink
            href={peoplePaths.person(organization, manager.id)}
            className="text-accent-text hover:underline"
          >
            <bdi>{manager.name}</bdi>
          </PageLink>
          {manager.gone && <span className="text-warning"> (has left)</span>}
        </>
      ) : undefined,
    },
    { label: 'Started on', value: day(person.startedOn) },
    { label: 'Left on', value: day(person.leftOn) },
    { label: 'Employee number', value: person.externalId ?? undefined },
    { label: 'Language', value: known ? localeNames[known] : undefined },
    { label: 'Signs in', value: signsIn(person) },
    { label: 'Source', value: sourceLabels[person.source] ?? person.source },
  ];
  if (person.mayReadPrivate)
    facts.push({
      label: 'Private e-mail',
      value: person.privateEmail ? <bdi>{person.privateEmail}</bdi> : undefined,
    });
  return (
    <Panel title="Facts">
      <DescriptionList facts={facts} />
    </Panel>
  );
}
