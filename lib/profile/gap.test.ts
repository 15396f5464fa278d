import { describe, expect, test } from 'vitest';
import { gapOf, gapsOf, type Rated, summaryOf } from './gap.ts';

const rated = (change: Partial<Rated> = {}): Rated => ({
  included: true,
  currentTier: 2,
  targetTier: 3,
  priority: null,
  ...change,
});

describe('a gap', () => {
  test.each([
    ['what is to rise', {}, 1],
    ['what is not rated yet', { currentTier: null }, 3],
    ['what is where it should be', { currentTier: 3 }, 0],
    ['what is further than it should be', { currentTier: 4 }, 0],
    ['what nothing is aimed at', { targetTier: null }, 0],
    ['what is not in the profile', { included: false }, 0],
  ] as const)('of %s', (_, change, gap) => {
    expect(gapOf(rated(change))).toBe(gap);
  });
});

test('gaps come by priority, then the widest first, else as the framework has them', () => {
  const rows = [
    { name: 'a', ...rated({ priority: 'low', currentTier: 1 }) },
    { name: 'b', ...rated() },
    { name: 'c', ...rated({ priority: 'high' }) },
    { name: 'd', ...rated({ priority: 'high', targetTier: 4 }) },
    { name: 'e', ...rated({ priority: 'high' }) },
    { name: 'f', ...rated({ currentTier: 4 }) },
  ];
  expect(gapsOf(rows).map(({ name }) => name)).toEqual(['d', 'c', 'e', 'a', 'b']);
});

test('a group is summed up by what is rated and in the profile', () => {
  const rows = [rated(), rated({ currentTier: null }), rated({ included: false, currentTier: 4 })];
  expect(summaryOf(rows)).toEqual({ current: 2, target: 3, included: 2, rated: 1, aimed: 2, gaps: 2 });
  expect(summaryOf([])).toEqual({ current: null, target: null, included: 0, rated: 0, aimed: 0, gaps: 0 });
});
