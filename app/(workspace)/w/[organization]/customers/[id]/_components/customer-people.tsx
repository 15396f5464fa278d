import { workspacePaths } from '#lib/paths.ts';
import { Avatar } from '@/components/ui/avatar';
import { Status } from '@/components/ui/badge';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';

type Person = { id: string; name: string; email: string; title: string; verifiedAt: Date | null };

/** Everybody who belongs to the customer. */
export function CustomerPeople({
  organization,
  people,
}: {
  organization: string;
  people: readonly Person[];
}) {
  return (
    <Panel title="People" padded={false}>
      {people.length === 0 ? (
        <p className="px-4 py-5 text-ink-muted">
          Nobody yet. People with an address at one of its domains appear here by themselves.
        </p>
      ) : (
        <ul className="divide-y">
          {people.map((person) => (
            <li
              key={person.id}
              className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3 has-[a:hover]:bg-sunken"
            >
              <div className="flex min-w-0 items-center gap-3">
                <Avatar name={person.name} size="sm" />
                <div className="min-w-0">
                  <PageLink
                    href={workspacePaths.visitor(organization, person.id)}
                    className="-outline-offset-2 wrap-anywhere font-medium after:absolute after:inset-0"
                  >
                    <bdi>{person.name || 'Name not confirmed'}</bdi>
                  </PageLink>
                  <p className="wrap-anywhere text-ink-muted text-xs">
                    {[person.email, person.title].filter(Boolean).join(' · ')}
                  </p>
                </div>
              </div>
              {!person.verifiedAt && <Status className="text-xs">Address not confirmed</Status>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
