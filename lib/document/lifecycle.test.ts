import { describe, expect, test } from 'vitest';
import {
  documentState,
  documentStates,
  documentVerbs,
  type RevisionFacts,
  revisionState,
  revisionStates,
  revisionVerbs,
  stalledAfter,
  whyNotDocument,
  whyNotRevision,
} from './lifecycle.ts';

const now = new Date('2026-11-22T12:00:00Z');
const fresh: RevisionFacts = {
  state: 'received',
  receivedAt: now,
  progressAt: null,
  publishedAt: null,
  withdrawnAt: null,
  current: false,
};

describe('a revision', () => {
  test.each([
    [{}, 'received'],
    [{ state: 'preparing', progressAt: now }, 'preparing'],
    [{ receivedAt: new Date(now.getTime() - stalledAfter - 1) }, 'stalled'],
    [{ state: 'preparing', progressAt: new Date(now.getTime() - stalledAfter - 1) }, 'stalled'],
    [{ state: 'refused' }, 'refused'],
    [{ state: 'failed' }, 'failed'],
    [{ state: 'ready' }, 'ready'],
    [{ state: 'ready', publishedAt: now, current: true }, 'current'],
    [{ state: 'ready', publishedAt: now }, 'superseded'],
    [{ state: 'ready', publishedAt: now, current: true, withdrawnAt: now }, 'withdrawn'],
  ] as const)('with %o is %s', (change, wanted) => {
    expect(revisionState({ ...fresh, ...change }, now)).toBe(wanted);
  });

  const possible: Record<string, readonly string[]> = {
    received: [],
    preparing: [],
    stalled: ['prepare-again'],
    refused: [],
    failed: ['prepare-again'],
    ready: ['publish', 'preview'],
    current: ['withdraw', 'preview'],
    superseded: ['withdraw', 'preview'],
    withdrawn: ['preview'],
  };
  test.each(revisionStates.flatMap((state) => revisionVerbs.map((verb) => [state, verb] as const)))(
    'that is %s says about %s whether it is possible, and why not',
    (state, verb) => {
      const why = whyNotRevision(state, verb);
      if (possible[state]?.includes(verb)) expect(why).toBeNull();
      else expect(why).toMatch(/^[A-Z].+\.$/);
    },
  );
});

describe('a document', () => {
  const current = { state: 'ready', publishedAt: now, withdrawnAt: null };
  test.each([
    [{ archivedAt: null, current }, 'obtainable'],
    [{ archivedAt: null, current: null }, 'unpublished'],
    [{ archivedAt: null, current: { ...current, withdrawnAt: now } }, 'unpublished'],
    [{ archivedAt: null, current: { ...current, publishedAt: null } }, 'unpublished'],
    [{ archivedAt: null, current: { ...current, state: 'failed' } }, 'unpublished'],
    [{ archivedAt: now, current }, 'archived'],
  ] as const)('with %o is %s', (facts, wanted) => {
    expect(documentState(facts)).toBe(wanted);
  });

  test.each(documentStates.flatMap((state) => documentVerbs.map((verb) => [state, verb] as const)))(
    'that is %s says about %s whether it is possible',
    (state, verb) => {
      const isPossible = state === 'archived' ? verb === 'restore' : verb !== 'restore';
      expect(whyNotDocument(state, verb) === null).toBe(isPossible);
    },
  );
});
