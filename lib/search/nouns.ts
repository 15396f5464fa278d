import type { Action } from '#lib/auth/permissions.ts';
import { workspacePaths } from '#lib/paths.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { profilePaths, taskPaths } from '#lib/profile-paths.ts';
import { trainingPaths } from '#lib/training-paths.ts';

/** Something found. `withinId` is the framework of a requirement; `fit` is 0 for the best, as lookup.search() says. */
export type Match = {
  noun: SearchNoun;
  id: string;
  identifier: string;
  name: string;
  note: string;
  withinId: string | null;
  fit: number;
};

type Searchable = {
  label: string;
  /** What lets somebody find it: the same as its list. */
  action: Action;
  address: (organization: string, match: Match) => string;
};

const inList = (list: string, name: string) => `${list}?q=${encodeURIComponent(name)}`;

/**
 * Every noun that is found, in the order in which equally good ones stand. A new one gets a line here, its rows in
 * rows-sql.ts, and a call of make_searchable() in a migration.
 */
export const searchNouns = {
  control: {
    label: 'Controls',
    action: 'control:list',
    address: (organization, { id }) => workspacePaths.control(organization, id),
  },
  claim: {
    label: 'Claims',
    action: 'claim:list',
    address: (organization, { id }) => workspacePaths.claim(organization, id),
  },
  policy: {
    label: 'Policies',
    action: 'policy:list',
    address: (organization, { id }) => policyPaths.policy(organization, id),
  },
  evidence: {
    label: 'Evidence',
    action: 'evidence:list',
    address: (organization, { id }) => workspacePaths.evidenceItem(organization, id),
  },
  requirement: {
    label: 'Requirements',
    action: 'framework:read',
    address: (organization, { id, withinId }) => workspacePaths.requirement(organization, withinId ?? '', id),
  },
  framework: {
    label: 'Frameworks',
    action: 'framework:list',
    address: (organization, { id }) => workspacePaths.framework(organization, id),
  },
  profile: {
    label: 'Profiles',
    action: 'profile:list',
    address: (organization, { id }) => profilePaths.profile(organization, id),
  },
  task: {
    label: 'Tasks',
    action: 'task:list',
    address: (organization, { id }) => taskPaths.task(organization, id),
  },
  document: {
    label: 'Documents',
    action: 'document:list',
    address: (organization, { id }) => workspacePaths.document(organization, id),
  },
  'audit-report': {
    label: 'Audit reports',
    action: 'audit-report:list',
    address: (organization, { id }) => workspacePaths.auditReport(organization, id),
  },
  engagement: {
    label: 'Audits',
    action: 'engagement:list',
    address: (organization, { id }) => workspacePaths.engagement(organization, id),
  },
  'access-request': {
    label: 'Requests',
    action: 'access-request:list',
    address: (organization, { id }) => workspacePaths.request(organization, id),
  },
  visitor: {
    label: 'Visitors',
    action: 'visitor:list',
    address: (organization, { id }) => workspacePaths.visitor(organization, id),
  },
  customer: {
    label: 'Customers',
    action: 'customer:list',
    address: (organization, { id }) => workspacePaths.customer(organization, id),
  },
  subprocessor: {
    label: 'Subprocessors',
    action: 'subprocessor:list',
    address: (organization, { name }) => inList(workspacePaths.subprocessors(organization), name),
  },
  person: {
    label: 'People',
    action: 'person:list',
    address: (organization, { id }) => peoplePaths.person(organization, id),
  },
  course: {
    label: 'Courses',
    action: 'training:list',
    address: (organization, { id }) => trainingPaths.course(organization, id),
  },
  member: {
    label: 'Members',
    action: 'member:list',
    address: (organization, { name }) => inList(workspacePaths.members(organization), name),
  },
} as const satisfies Record<string, Searchable>;

/** A noun of which something can be found. */
export type SearchNoun = keyof typeof searchNouns;

/** What was found of one noun, best first, ready to be shown. */
export type MatchGroup = {
  noun: SearchNoun;
  label: string;
  matches: { id: string; identifier: string; name: string; note: string; href: string }[];
};

const places = Object.keys(searchNouns) as SearchNoun[];

/** What was found by noun; the noun with the best fit first. `organization` is the slug for the addresses. */
export function groupMatches(organization: string, matches: readonly Match[]): MatchGroup[] {
  const groups = places.flatMap((noun) => {
    const own = matches.filter((match) => match.noun === noun).toSorted((a, b) => a.fit - b.fit);
    const best = own[0];
    return best ? [{ noun, own, fit: best.fit }] : [];
  });
  return groups
    .toSorted((a, b) => a.fit - b.fit)
    .map(({ noun, own }) => {
      const { label, address }: Searchable = searchNouns[noun];
      const shown = own.map((match) => {
        const { id, identifier, name, note } = match;
        return { id, identifier, name, note, href: address(organization, match) };
      });
      return { noun, label, matches: shown };
    });
}
