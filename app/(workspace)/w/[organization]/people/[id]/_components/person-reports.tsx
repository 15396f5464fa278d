import { peoplePaths } from '#lib/people-paths.ts';
import type { Person } from '#lib/person/detail-queries.ts';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';

/** Who reports to a person. */
export function PersonReports({ organization, person }: { organization: string; person: Person }) {
  return (
    <Panel
      title="Reports to them"
      padded={false}
      footer={person.moreReports ? 'And more; narrow the directory to this manager to see all.' : undefined}
    >
      <ul className="divide-y">
        {person.reports.map(({ id, name, role }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 px-4 py-2.5">
            <PageLink
              href={peoplePaths.person(organization, id)}
              className="wrap-anywhere font-medium hover:text-accent-text"
            >
              <bdi>{name}</bdi>
            </PageLink>
            {role && <bdi className="wrap-anywhere text-ink-muted text-xs">{role}</bdi>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
