import { editors, type Grantee, readers, reviewers, stewards } from './grantees.ts';

/** The part of the permission table about policies, people and what they owe. */
export const peoplePermissions = {
  'policy:list': [...readers, 'people'],
  'policy:read': [...readers, 'people'],
  'policy:add': editors,
  'policy:change': editors,
  'policy:submit': editors,
  'policy:approve': reviewers,
  'policy:publish': editors,
  'policy:retire': editors,
  'policy:review': editors,
  'policy:map': editors,
  'policy:import': editors,
  'policy:export': [...readers, 'people'],
  'policy:remind': ['system'],

  'person:list': [...readers, 'people'],
  'person:read': [...readers, 'people'],
  'person:add': stewards,
  'person:change': stewards,
  'person:import': stewards,
  'person:export': stewards,
  'person:leave': [...stewards, 'system'],
  'audience:list': [...readers, 'people'],
  'audience:read': [...readers, 'people'],
  'audience:add': stewards,
  'audience:change': stewards,
  'audience:archive': stewards,

  'duty:list': [...readers, 'people'],
  'duty:export': [...readers, 'people'],
  'duty:make': ['system'],
  'duty:remind': [...stewards, 'security', 'system'],
  // Their own alone: the operation looks whose it is.
  'duty:view': ['person'],
  'duty:ask': ['person'],
  'acknowledgement:make': ['person'],
  'acknowledgement:record': stewards,
} as const satisfies Record<`${string}:${string}`, readonly Grantee[]>;
