import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '#lib/testing/database.ts';
import { type StandingRow, standingOf, tellClaim } from '#lib/testing/standing-story.ts';
import { createWorld, type World } from '#lib/testing/world.ts';
import { standingInWords, standingReasons, standings } from './standing.ts';

useTestDatabase();

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const day = '2026-06-15';
const at = new Date(`${day}T12:00:00Z`);
const cells = readFileSync('docs/standing.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.slice(1, -1).split('|'))
  .map((row) => row.map((cell) => cell.trim()));
const rules = cells.filter(([first]) => standings.some((standing) => standing === first));
const stories = cells.filter(([first = '']) => /^\d+$/.test(first));

const cellsOf = (row: StandingRow | null) =>
  row && [row.standing, row.reason, row.verifiedOn ?? '–', row.dueOn ?? '–'];

test('the published table is numbered without a gap, and has every standing with every reason', () => {
  expect(stories.map(([row]) => Number(row))).toEqual(stories.map((_, index) => index + 1));
  const said = new Set(stories.map(([, , , standing, reason]) => `${standing} ${reason}`));
  expect([...said].sort()).toEqual(rules.map(([standing, , reason]) => `${standing} ${reason}`).sort());
  expect(new Set(rules.map(([, , reason]) => reason))).toEqual(new Set(standingReasons));
});

describe('the published table is what the database says', () => {
  test.each(stories)('row %s: %s, override %s: %s', async (...row) => {
    const [, controls = '', overriding = '', ...expected] = row;
    const claimId = await tellClaim(world, controls, overriding);
    const found = await standingOf(world, at, day, claimId);
    expect(cellsOf(found)).toEqual(expected);
    expect(await standingOf(world, at, day, claimId, { alone: true })).toEqual(found);
    expect(found?.overriddenUntilOn === null).toBe(found?.reason !== 'overridden');
  });
});

test('a claim has no standing before it was made', async () => {
  const claimId = await tellClaim(world, 'proof of 2026-05-01', '–');
  expect(await standingOf(world, new Date('2026-05-20T12:00:00Z'), '2026-05-20', claimId)).toBeNull();
});

test('a claim of another organization has no row, whatever is asked for (T03)', async () => {
  const claimId = await tellClaim(world, 'proof of 2026-05-01', '–');
  const other = await createWorld();
  expect(await standingOf(other, at, day, claimId, { alone: true })).toBeNull();
});

test('every reason has its sentence, with the day that it speaks of', () => {
  const facts = { verifiedOn: null, selfReviewed: false, controls: 1 };
  for (const reason of standingReasons) {
    const dated = { ...facts, standing: 'due' as const, reason, dueOn: day, overriddenUntilOn: day };
    expect(standingInWords(dated, (text) => `<${text}>`)).toMatch(/^[A-Z][^<]+(<2026-06-15>)?\.$/);
  }
  const overridden = { ...facts, standing: 'due', reason: 'overridden', dueOn: null } as const;
  expect(standingInWords({ ...overridden, overriddenUntilOn: day }, (text) => text)).toContain(day);
});
