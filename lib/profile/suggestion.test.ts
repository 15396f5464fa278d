import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { healths } from '#lib/control/health.ts';
import { type GroundControl, suggestTier } from './suggestion.ts';

const control = (change: Partial<GroundControl>): GroundControl => ({
  id: 'x',
  identifier: 'AC-01',
  title: 'Single sign-on',
  tier: 4,
  implementation: 'implemented',
  health: 'verified',
  ...change,
});

// The table of docs/profiles.md is what is tried: health, and the highest tier that it bears.
const rows = readFileSync('docs/profiles.md', 'utf8')
  .split('\n')
  .flatMap((line) => /^\| `([a-z-]+)` \| (\d|none) \|/.exec(line)?.slice(1, 3) ?? []);
const table = healths.map((health) => [health, rows[rows.indexOf(health) + 1] ?? 'missing'] as const);

describe('the tier that a control speaks for', () => {
  test.each(table)('is for one that is %s at most %s, as the published table says', (health, most) => {
    expect(String(suggestTier([control({ health })])?.tier ?? 'none')).toBe(most);
  });

  test('is no higher than the one it states, and 2 where it states none or is carried out in part', () => {
    expect(suggestTier([control({ tier: 3 })])?.tier).toBe(3);
    expect(suggestTier([control({ tier: null })])?.tier).toBe(2);
    expect(suggestTier([control({ implementation: 'partial' })])?.tier).toBe(2);
  });
});

test('an outcome is as good as the weakest of its controls, and the reason names it', () => {
  const weak = control({ identifier: 'AC-02', tier: 3, health: 'failing' });
  const away = control({ identifier: 'AC-03', health: 'not-applicable' });
  const suggestion = suggestTier([control({}), weak, away]);
  expect(suggestion?.tier).toBe(1);
  expect(suggestion?.why).toBe('The weakest of 2 controls: AC-02 is stated as tier 3 and is failing.');
});

test('nobody is told a tier where no control applies', () => {
  expect(suggestTier([])).toBeNull();
  expect(suggestTier([control({ health: 'not-applicable' })])).toBeNull();
});
