import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  daysAfter,
  expiryOf,
  type GrantFacts,
  grantState,
  grantStates,
  grantVerbs,
  reminderAt,
  whyNotGrant,
} from './lifecycle.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const facts: GrantFacts = { supersededAt: null, revoked: false, expiresAt: daysAfter(now, 1) };

test.each<[string, Partial<GrantFacts>, string]>([
  ['before its end', {}, 'active'],
  ['until its first use', { expiresAt: null }, 'not-started'],
  ['a millisecond before its end', { expiresAt: new Date(now.getTime() + 1) }, 'active'],
  ['at the very moment of its end', { expiresAt: now }, 'expired'],
  ['after its end', { expiresAt: new Date(now.getTime() - 1) }, 'expired'],
  ['taken back', { revoked: true }, 'revoked'],
  ['taken back and run out', { revoked: true, expiresAt: now }, 'revoked'],
  ['taken back before its first use', { revoked: true, expiresAt: null }, 'revoked'],
  ['replaced', { supersededAt: now }, 'superseded'],
  ['replaced after it was taken back', { supersededAt: now, revoked: true }, 'superseded'],
])('a grant is in one state: %s', (_, change, state) => {
  expect(grantState({ ...facts, ...change }, now)).toBe(state);
});

test('each verb is possible in exactly these states; everything else is explained in a sentence', () => {
  const possible = Object.fromEntries(
    grantVerbs.map((verb) => [verb, grantStates.filter((state) => whyNotGrant(state, verb) === null)]),
  );
  expect(possible).toEqual({
    use: ['active', 'not-started'],
    'change-end': ['active', 'not-started', 'expired'],
    revoke: ['active', 'not-started'],
    reinstate: ['revoked'],
    extend: ['active', 'expired'],
    renew: ['active', 'expired'],
    remind: ['active'],
  });
  for (const state of grantStates) {
    for (const verb of grantVerbs) expect(whyNotGrant(state, verb) ?? 'Possible.').toMatch(/^[A-Z].+\.$/);
  }
});

test.each([
  ['the start of summer time', '2026-03-28T12:00:00.000Z', 1, '2026-03-29T12:00:00.000Z'],
  ['the end of summer time', '2026-10-24T12:00:00.000Z', 1, '2026-10-25T12:00:00.000Z'],
  ['29 February', '2028-02-28T23:30:00.000Z', 2, '2028-03-01T23:30:00.000Z'],
  ['a year that has no 29 February', '2027-02-28T23:30:00.000Z', 1, '2027-03-01T23:30:00.000Z'],
  ['the end of a year', '2026-12-31T23:59:59.999Z', 1, '2027-01-01T23:59:59.999Z'],
  ['the year 2038', '2038-01-18T12:00:00.000Z', 90, '2038-04-18T12:00:00.000Z'],
])('a grant over %s ends at the same moment whatever the time zone (W06)', (_, from, days, until) => {
  const zone = process.env.TZ;
  try {
    for (const name of ['UTC', 'Europe/Berlin', 'Pacific/Auckland', 'America/St_Johns']) {
      process.env.TZ = name;
      expect(daysAfter(new Date(from), days).toISOString()).toBe(until);
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('a grant counts from its approval or waits for its first use', () => {
  expect(expiryOf({ days: 30, countsFrom: 'approval' }, now)).toEqual(daysAfter(now, 30));
  expect(expiryOf({ days: 30, countsFrom: 'first-use' }, now)).toBeNull();
});

test('law: a grant never ends on arrival, and its reminder lies in its second half, before its end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3650 }), fc.integer({ min: 1, max: 60 }), (days, before) => {
      const expiresAt = daysAfter(now, days);
      expect(grantState({ ...facts, expiresAt }, now)).toBe('active');
      const at = reminderAt({ days, expiresAt }, before).getTime();
      expect(at).toBeGreaterThanOrEqual(daysAfter(now, days / 2).getTime());
      expect(at).toBeLessThan(expiresAt.getTime());
    }),
  );
});
