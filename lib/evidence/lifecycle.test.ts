import { describe, expect, test } from 'vitest';
import {
  type EvidenceState,
  type EvidenceVerb,
  evidenceState,
  evidenceStates,
  evidenceVerbs,
  whyNotEvidence,
  whyNotReviewer,
} from './lifecycle.ts';

const possible: Record<EvidenceState, readonly EvidenceVerb[]> = {
  waiting: ['change', 'revise', 'accept', 'reject', 'link', 'unlink', 'archive'],
  accepted: ['change', 'revise', 'reject', 'link', 'unlink', 'archive'],
  lapsed: ['change', 'revise', 'reject', 'link', 'unlink', 'archive'],
  rejected: ['change', 'revise', 'accept', 'link', 'unlink', 'archive'],
  archived: ['restore'],
};

describe.each(evidenceStates)('evidence that is %s', (state) => {
  test.each(evidenceVerbs)('%s', (verb) => {
    const why = whyNotEvidence(state, verb);
    if (possible[state].includes(verb)) expect(why).toBeNull();
    else expect(why).toMatch(/^[A-Z].+\.$/);
  });
});

describe('the state of evidence', () => {
  const facts = { archivedAt: null, verdict: 'accepted', validUntilOn: null };
  test('follows the newest review of its current revision', () => {
    expect(evidenceState({ ...facts, verdict: null }, '2026-11-22')).toBe('waiting');
    expect(evidenceState(facts, '2026-11-22')).toBe('accepted');
    expect(evidenceState({ ...facts, verdict: 'rejected' }, '2026-11-22')).toBe('rejected');
    expect(evidenceState({ ...facts, archivedAt: new Date() }, '2026-11-22')).toBe('archived');
  });

  test('lapses after the last day on which it is valid, leap days and far years included', () => {
    const until = (validUntilOn: string, today: string) => evidenceState({ ...facts, validUntilOn }, today);
    expect(until('2028-02-29', '2028-02-29')).toBe('accepted');
    expect(until('2028-02-29', '2028-03-01')).toBe('lapsed');
    expect(until('1969-12-31', '1970-01-01')).toBe('lapsed');
    expect(until('2100-03-01', '2100-02-28')).toBe('accepted');
  });

  test('what waits for a review does not lapse: whoever reviews it decides', () => {
    expect(evidenceState({ ...facts, verdict: null, validUntilOn: '2026-01-01' }, '2026-11-22')).toBe(
      'waiting',
    );
  });
});

test('nobody reviews what they brought, unless nobody else can', () => {
  expect(whyNotReviewer({ broughtIt: false, otherReviewers: 0 })).toBeNull();
  expect(whyNotReviewer({ broughtIt: false, otherReviewers: 4 })).toBeNull();
  expect(whyNotReviewer({ broughtIt: true, otherReviewers: 1 })).toContain('Somebody else');
  expect(whyNotReviewer({ broughtIt: true, otherReviewers: 0 })).toBeNull();
});
