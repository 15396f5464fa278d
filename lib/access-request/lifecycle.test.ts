import { expect, test } from 'vitest';
import {
  isOpen,
  type RequestFacts,
  requestState,
  requestStates,
  requestVerbs,
  whyNotRequest,
} from './lifecycle.ts';

const at = new Date('2026-03-02T09:00:00Z');
const nothing: RequestFacts = {
  submittedAt: null,
  withdrawnAt: null,
  expiredAt: null,
  outcomes: [null],
  waiting: false,
};

test.each<[string, Partial<RequestFacts>, string]>([
  ['nobody has confirmed the address', {}, 'unverified'],
  ['the address is confirmed', { submittedAt: at }, 'submitted'],
  ['we asked and the visitor has not answered', { submittedAt: at, waiting: true }, 'needs-information'],
  ['some documents are not decided yet', { submittedAt: at, outcomes: ['approved', null] }, 'submitted'],
  ['every document is approved', { submittedAt: at, outcomes: ['approved', 'approved'] }, 'approved'],
  ['one is approved, one denied', { submittedAt: at, outcomes: ['denied', 'approved'] }, 'approved-in-part'],
  ['every document is denied', { submittedAt: at, outcomes: ['denied'] }, 'denied'],
  [
    'it was decided while a question was open',
    { submittedAt: at, outcomes: ['denied'], waiting: true },
    'denied',
  ],
  ['it was withdrawn before the address was confirmed', { withdrawnAt: at }, 'withdrawn'],
  ['it was withdrawn', { submittedAt: at, withdrawnAt: at, waiting: true }, 'withdrawn'],
  ['it ran out', { submittedAt: at, expiredAt: at }, 'expired'],
])('a request is in one state: %s', (_, facts, state) => {
  expect(requestState({ ...nothing, ...facts })).toBe(state);
});

test('each verb is possible in exactly these states; everything else is explained in a sentence', () => {
  const possible = Object.fromEntries(
    requestVerbs.map((verb) => [verb, requestStates.filter((state) => whyNotRequest(state, verb) === null)]),
  );
  expect(possible).toEqual({
    submit: ['unverified'],
    decide: ['submitted', 'needs-information'],
    ask: ['submitted', 'needs-information'],
    answer: ['submitted', 'needs-information'],
    withdraw: ['unverified', 'submitted', 'needs-information'],
    expire: ['unverified', 'submitted', 'needs-information'],
  });
  for (const state of requestStates) {
    for (const verb of requestVerbs) expect(whyNotRequest(state, verb) ?? 'Possible.').toMatch(/^[A-Z].+\.$/);
  }
});

test('a request is open until somebody has decided, withdrawn or missed it', () => {
  expect(requestStates.filter(isOpen)).toEqual(['unverified', 'submitted', 'needs-information']);
});
