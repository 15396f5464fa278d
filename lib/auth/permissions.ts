import type { Actor, Role } from './actor.ts';

/** Whoever an action may be given to: a role of members, or a kind of actor. */
export type Grantee = Role | 'visitor' | 'anonymous' | 'operator' | 'system';

/** Every grantee, in the order of the committed matrix. */
export const grantees = [
  'owner',
  'admin',
  'security',
  'approver',
  'people',
  'auditor',
  'employee',
  'visitor',
  'anonymous',
  'operator',
  'system',
] as const satisfies readonly Grantee[];

const administrators = ['owner', 'admin', 'operator'] as const;
const editors = ['owner', 'admin', 'security', 'operator'] as const;
const deciders = ['owner', 'admin', 'security', 'approver', 'operator'] as const;
const readers = ['owner', 'admin', 'security', 'approver', 'auditor', 'operator'] as const;
const everyone = ['visitor', 'anonymous', ...readers, 'people', 'employee', 'system'] as const;
const bringers = ['owner', 'admin', 'security', 'approver', 'people', 'employee', 'operator'] as const;
const reviewers = ['owner', 'admin', 'security', 'approver'] as const;
const anyMember = ['owner', 'admin', 'security', 'approver', 'people', 'auditor', 'employee'] as const;

/** Who may do what: the one table. The word is the permission, the audit verb and the test title. */
const table = {
  'organization:create': ['operator'],
  'overview:read': readers,
  'organization:read': [...anyMember, 'operator'],
  'setting:read': readers,
  'setting:update': administrators,

  'member:list': readers,
  'member:invite': administrators,
  'member:change-roles': administrators,
  'member:remove': administrators,
  'member:issue-sign-in-link': ['operator'],
  'member:accept-invitation': ['anonymous'],
  'member:request-password-reset': ['anonymous'],
  'member:reset-password': ['anonymous'],
  'member:sign-in': ['anonymous'],
  'member:sign-out': anyMember,
  'member:end-sessions': administrators,
  'member:change-password': anyMember,
  'session:resolve': ['system'],
  'delegation:list': readers,
  'delegation:create': ['owner', 'admin', 'security', 'approver'],
  'delegation:end': ['owner', 'admin', 'security', 'approver'],

  'portal:view': everyone,
  'portal:read': readers,
  'portal:update': editors,
  'portal:publish': editors,
  'portal:withdraw': administrators,
  'portal:restand': ['system'],
  'claim:list': readers,
  'claim:add': editors,
  'claim:change': editors,
  'claim:archive': editors,
  'claim:read': readers,
  'claim:back': editors,
  'claim:override': ['owner', 'admin', 'security'],
  'claim:import': editors,
  'audit-report:list': readers,
  'audit-report:add': editors,
  'audit-report:change': editors,
  'audit-report:archive': editors,
  'subprocessor:list': readers,
  'subprocessor:add': editors,
  'subprocessor:change': editors,
  'subprocessor:archive': editors,

  'evidence:list': readers,
  'evidence:read': readers,
  'evidence:download': readers,
  'evidence:export': readers,
  'evidence:upload': [...bringers, 'system'],
  'evidence:sweep-uploads': ['system'],
  'evidence:add': bringers,
  'evidence:revise': bringers,
  'evidence:change': editors,
  'evidence:link': editors,
  'evidence:archive': editors,
  'evidence:review': reviewers,
  'evidence-requirement:list': readers,
  'evidence-requirement:add': editors,
  'evidence-requirement:change': editors,
  'evidence-requirement:end': editors,
  'evidence-requirement:remind': ['system'],
  'my-work:view': anyMember,

  'framework:list': readers,
  'framework:read': readers,
  'framework:adopt': editors,
  'framework:import': editors,
  'framework:archive': editors,
  'control:list': readers,
  'control:read': readers,
  'control:add': editors,
  'control:change': editors,
  'control:archive': editors,
  'control:map': editors,
  'control:import': editors,
  'control:export': readers,
  'import-draft:oversee': administrators,
  'saved-filter:list': readers,
  'saved-filter:keep': ['owner', 'admin', 'security', 'approver', 'auditor'],

  'file:stage': [...bringers, 'system'],
  'file:discard': [...bringers, 'system'],
  'file:sweep': ['system'],

  'document:list': readers,
  'document:read': readers,
  'document:add': editors,
  'document:change': editors,
  'document:archive': editors,
  'document:upload': editors,
  'document:prepare': ['system', 'operator'],
  'document:prepare-again': editors,
  'document:publish-revision': editors,
  'document:withdraw-revision': editors,
  'document:announce': ['system'],
  'document:preview': editors,
  'document:download-public': ['visitor', 'anonymous', ...readers],

  'access-request:submit': ['anonymous', 'visitor'],
  'access-request:list': readers,
  'access-request:read': readers,
  'access-request:decide': deciders,
  'access-request:ask': deciders,
  'access-request:answer': ['visitor'],
  'access-request:withdraw': ['visitor'],
  'access-request:expire': ['system'],
  'access-request:notify': ['system'],
  'access-rule:list': readers,
  'access-rule:add': administrators,
  'access-rule:disable': administrators,

  'visitor:request-sign-in': ['anonymous', 'visitor'],
  'visitor:sign-in': ['anonymous', 'visitor'],
  'visitor:sign-out': ['visitor'],
  'visitor:end-sessions': deciders,
  'visitor:list': readers,
  'visitor:read': readers,
  'visitor:block': deciders,
  'visitor:unblock': deciders,
  'visitor:move': deciders,
  'visitor:merge': deciders,
  'visitor:invite': deciders,
  'customer:list': readers,
  'customer:read': readers,
  'customer:add': deciders,
  'customer:change': deciders,
  'customer:merge': administrators,

  'nda:read-current': ['visitor', 'anonymous'],
  'nda:sign': ['visitor'],
  'nda:download-own': ['visitor'],
  'nda:list': readers,
  'nda:draft': editors,
  'nda:publish': administrators,
  'nda:download-signed': readers,
  'nda:file-signed': ['system'],
  'nda:waive': deciders,
  'nda:end-waiver': deciders,

  'library:read': ['visitor'],
  'grant:list': readers,
  'grant:issue': deciders,
  'grant:revoke': deciders,
  'grant:reinstate': deciders,
  'grant:extend': deciders,
  'grant:remind': ['system'],
  'grant:renew': ['visitor'],
  'copy:make': ['visitor'],
  'copy:deliver': ['visitor'],
  'copy:check': ['visitor'],
  'copy:trace': readers,
  'bundle:make': ['visitor'],
  'bundle:deliver': ['visitor'],
  'delivery:list': readers,
  'delivery:export': readers,
  'delivery:finish': ['system', 'visitor'],

  'audit-event:list': ['owner', 'admin', 'security', 'auditor', 'operator'],
  'audit-event:export': ['owner', 'admin', 'security', 'auditor', 'operator'],
  'mail:list': [...administrators, 'security'],
  'mail:send': ['system'],
  'mail:retry': administrators,
  'mail:read-kept': ['system'],
} as const satisfies Record<`${string}:${string}`, readonly Grantee[]>;

/** A word of the permission table, e.g. `grant:revoke`. */
export type Action = keyof typeof table;

/** Every action, in the order of the table. */
export const actions = Object.keys(table) as Action[];

/** What an actor counts as in the table. */
export function granteesOf(actor: Actor): readonly Grantee[] {
  return actor.kind === 'member' ? actor.roles : [actor.kind];
}

/** Whether the table gives the action to the actor. The interface asks this too; the operation is the lock. */
export function may(actor: Actor, action: Action): boolean {
  const allowed: readonly Grantee[] = table[action];
  return granteesOf(actor).some((grantee) => allowed.includes(grantee));
}

/** Whether the table gives the action to the grantee; for the committed matrix. */
export function isGiven(action: Action, grantee: Grantee): boolean {
  const allowed: readonly Grantee[] = table[action];
  return allowed.includes(grantee);
}
