import { expect, test } from 'vitest';
import {
  type PolicyState,
  policyState,
  policyStates,
  policyVerbs,
  type VersionState,
  versionState,
  versionStates,
  versionVerbs,
  whyNotPolicy,
  whyNotVersion,
} from './lifecycle.ts';

const ofVersion: Record<VersionState, string> = {
  draft: 'edit submit discard',
  'change-requested': 'edit submit discard',
  submitted: 'edit withdraw approve request-change',
  approved: 'edit withdraw request-change publish',
  published: '',
  discarded: '',
};

test.each(versionStates)('a version that is %s allows exactly what the table says', (state) => {
  const possible = versionVerbs.filter((verb) => whyNotVersion(state, verb) === null);
  expect(possible.join(' ')).toBe(ofVersion[state]);
  for (const verb of versionVerbs)
    if (!possible.includes(verb)) expect(whyNotVersion(state, verb)).toMatch(/^This version .+\.$/);
});

const ofPolicy: Record<PolicyState, string> = {
  unpublished: 'work start change map',
  published: 'work start change map review retire',
  retired: 'restore',
  discarded: 'start change',
};

test.each(policyStates)('a policy that is %s allows exactly what the table says', (state) => {
  const possible = policyVerbs.filter((verb) => whyNotPolicy(state, verb) === null);
  expect(possible.join(' ')).toBe(ofPolicy[state]);
  for (const verb of policyVerbs)
    if (!possible.includes(verb)) expect(whyNotPolicy(state, verb)).toMatch(/^This .+\.$/);
});

const fresh = {
  closed: false,
  published: false,
  frozen: false,
  outcome: null,
  approvals: 0,
  quorum: 2,
};

test.each([
  [{}, 'draft'],
  [{ outcome: 'withdrawn' }, 'draft'],
  [{ outcome: 'change-requested' }, 'change-requested'],
  [{ frozen: true }, 'submitted'],
  [{ frozen: true, outcome: 'change-requested' }, 'submitted'],
  [{ frozen: true, approvals: 1 }, 'submitted'],
  [{ frozen: true, approvals: 2 }, 'approved'],
  [{ frozen: true, approvals: 2, closed: true, published: true }, 'published'],
  [{ closed: true }, 'discarded'],
  [{ closed: true, frozen: false, outcome: 'change-requested' }, 'discarded'],
] as const)('from the facts %j follows %s', (facts, state) => {
  expect(versionState({ ...fresh, ...facts })).toBe(state);
});

test.each([
  [{ retired: false, published: false, open: true }, 'unpublished'],
  [{ retired: false, published: false, open: false }, 'discarded'],
  [{ retired: false, published: true, open: true }, 'published'],
  [{ retired: true, published: true, open: true }, 'retired'],
] as const)('a policy of which %j holds is %s', (facts, state) => {
  expect(policyState(facts)).toBe(state);
});
