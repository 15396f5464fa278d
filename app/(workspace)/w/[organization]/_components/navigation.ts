import type { Actor } from '#lib/auth/actor.ts';
import { type Action, may } from '#lib/auth/permissions.ts';
import { campaignPaths } from '#lib/duty/campaign-paths.ts';
import { mostCounted } from '#lib/overview/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { profilePaths, taskPaths } from '#lib/profile-paths.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import type { NavIcon } from '@/components/shell/nav-icons';
import type { NavGroup } from '@/components/shell/workspace-nav';

type Place = {
  label: string;
  icon: NavIcon;
  path: (organization: string) => string;
  /** Null: everybody. */
  action: Action | null;
};

const places: readonly { label?: string; items: readonly Place[] }[] = [
  {
    items: [
      { label: 'Overview', icon: 'overview', path: workspacePaths.home, action: null },
      { label: 'My work', icon: 'work', path: workspacePaths.myWork, action: 'my-work:view' },
      { label: 'Requests', icon: 'requests', path: workspacePaths.requests, action: 'access-request:list' },
    ],
  },
  {
    label: 'Access',
    items: [
      { label: 'Grants', icon: 'grants', path: workspacePaths.grants, action: 'grant:list' },
      { label: 'Visitors', icon: 'visitors', path: workspacePaths.visitors, action: 'visitor:list' },
      { label: 'Customers', icon: 'customers', path: workspacePaths.customers, action: 'customer:list' },
      { label: 'Access rules', icon: 'rules', path: workspacePaths.accessRules, action: 'access-rule:list' },
      { label: 'Deliveries', icon: 'deliveries', path: workspacePaths.deliveries, action: 'delivery:list' },
    ],
  },
  {
    label: 'Program',
    items: [
      { label: 'Controls', icon: 'controls', path: workspacePaths.controls, action: 'control:list' },
      { label: 'Policies', icon: 'policies', path: policyPaths.list, action: 'policy:list' },
      { label: 'Evidence', icon: 'evidence', path: workspacePaths.evidence, action: 'evidence:list' },
      {
        label: 'Calendar',
        icon: 'calendar',
        path: workspacePaths.calendar,
        action: 'evidence-requirement:list',
      },
      { label: 'Profiles', icon: 'profiles', path: profilePaths.list, action: 'profile:list' },
      { label: 'Tasks', icon: 'tasks', path: taskPaths.list, action: 'task:list' },
      { label: 'Frameworks', icon: 'frameworks', path: workspacePaths.frameworks, action: 'framework:list' },
      { label: 'Documents', icon: 'documents', path: workspacePaths.documents, action: 'document:list' },
      {
        label: 'Audit reports',
        icon: 'reports',
        path: workspacePaths.auditReports,
        action: 'audit-report:list',
      },
      {
        label: 'Audits',
        icon: 'engagements',
        path: workspacePaths.engagements,
        action: 'engagement:list',
      },
      { label: 'Claims', icon: 'claims', path: workspacePaths.claims, action: 'claim:list' },
      { label: 'NDA', icon: 'nda', path: workspacePaths.nda, action: 'nda:list' },
      {
        label: 'Subprocessors',
        icon: 'subprocessors',
        path: workspacePaths.subprocessors,
        action: 'subprocessor:list',
      },
      { label: 'Portal', icon: 'portal', path: workspacePaths.portal, action: 'portal:read' },
    ],
  },
  {
    label: 'People',
    items: [
      { label: 'Directory', icon: 'people', path: peoplePaths.list, action: 'person:list' },
      { label: 'Audiences', icon: 'audiences', path: peoplePaths.audiences, action: 'audience:list' },
      {
        label: 'Acknowledgements',
        icon: 'acknowledgements',
        path: campaignPaths.list,
        action: 'duty:list',
      },
      { label: 'Training', icon: 'training', path: trainingPaths.list, action: 'training:list' },
      { label: 'Checks', icon: 'checks', path: trainingPaths.checks, action: 'check:list' },
      { label: 'Checklists', icon: 'checklists', path: trainingPaths.checklists, action: 'checklist:list' },
    ],
  },
  {
    label: 'Organization',
    items: [
      { label: 'Members', icon: 'members', path: workspacePaths.members, action: 'member:list' },
      { label: 'Mail', icon: 'mail', path: workspacePaths.mail, action: 'mail:list' },
      { label: 'Audit log', icon: 'audit', path: workspacePaths.auditLog, action: 'audit-event:list' },
      { label: 'Settings', icon: 'settings', path: workspacePaths.settings, action: 'setting:read' },
    ],
  },
];

/** The pages this actor may open; `waiting` requests are counted beside theirs. */
export function navigationFor(actor: Actor, organization: string, waiting: number | null): NavGroup[] {
  return places
    .map(({ label, items }) => ({
      ...(label ? { label } : {}),
      items: items
        .filter(({ action }) => action === null || may(actor, action))
        .map(({ label: name, icon, path, action }) => ({
          label: name,
          icon,
          href: path(organization),
          exact: path === workspacePaths.home,
          ...(action === 'access-request:list' && waiting ? { count: atMost(waiting) } : {}),
        })),
    }))
    .filter((group) => group.items.length > 0);
}

const atMost = (count: number) => (count > mostCounted ? `${mostCounted}+` : count);
