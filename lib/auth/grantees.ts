import type { Role } from './actor.ts';

/** Whoever an action may be given to: a role of members, or a kind of actor. */
export type Grantee = Role | 'visitor' | 'person' | 'anonymous' | 'operator' | 'system';

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
  'person',
  'anonymous',
  'operator',
  'system',
] as const satisfies readonly Grantee[];

// Groups, from those who may do most to those who may do least.
export const administrators = ['owner', 'admin', 'operator'] as const;
export const editors = ['owner', 'admin', 'security', 'operator'] as const;
export const deciders = ['owner', 'admin', 'security', 'approver', 'operator'] as const;
/** Whoever reads the whole workspace. An auditor does not: engagements show them their part of it (decision 011). */
export const readers = ['owner', 'admin', 'security', 'approver', 'operator'] as const;
export const everyone = [
  'visitor',
  'person',
  'anonymous',
  ...readers,
  'people',
  'auditor',
  'employee',
  'system',
] as const;
export const bringers = ['owner', 'admin', 'security', 'approver', 'people', 'employee', 'operator'] as const;
export const reviewers = ['owner', 'admin', 'security', 'approver'] as const;
/** Whoever looks after employees: their records, duties and training. */
export const stewards = ['owner', 'admin', 'people', 'operator'] as const;
/** Whoever may know how a person answered or what a check found: not the host, nor who reads everything else. */
export const confidants = ['owner', 'admin', 'people'] as const;
export const anyMember = ['owner', 'admin', 'security', 'approver', 'people', 'auditor', 'employee'] as const;
