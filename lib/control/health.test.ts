import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { dayIn } from '#lib/day.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { type HealthRow, healthOf, tell } from '#lib/testing/health-story.ts';
import { createWorld, type World } from '#lib/testing/world.ts';
import { healthReasons, healths } from './health.ts';

useTestDatabase();

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const page = readFileSync('docs/health.md', 'utf8');

/** The cells of the tables' rows whose first cell looks so. */
function rowsOf(first: RegExp): string[][] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.slice(1, -1).split('|'))
    .map((cells) => cells.map((cell) => cell.trim()))
    .filter(([cell = '']) => first.test(cell));
}

/** "2026-06-15" means noon in UTC; "2026-06-15T22:30Z in Europe/Berlin" is itself. */
function asOfOf(cell: string): { at: Date; day: string } {
  const [moment = '', zone = 'UTC'] = cell.split(' in ');
  const at = new Date(moment.includes('T') ? moment : `${moment}T12:00:00Z`);
  return { at, day: dayIn(zone, at) };
}

/** What the database says of a story, as the table writes it. */
function cellsOf(row: HealthRow | null): string[] {
  if (!row) return ['not listed', '–', '–', '–'];
  const health = row.selfReviewed ? `${row.health}, self-reviewed` : row.health;
  return [health, row.reason, row.verifiedOn ?? '–', row.dueOn ?? '–'];
}

const stories = rowsOf(/^\d+$/);

test('the published table is numbered without a gap, and has every health with every reason', () => {
  expect(stories.map(([row]) => Number(row))).toEqual(stories.map((_, index) => index + 1));
  const said = new Set(stories.map(([, , , health = '', reason]) => `${health.split(',')[0]} ${reason}`));
  const rules = rowsOf(/^[a-z][a-z-]*$/).flatMap(([health, , reasons = '']) =>
    reasons.split(', ').map((reason) => `${health} ${reason}`),
  );
  expect([...said].sort()).toEqual([...rules, 'not listed –'].sort());
  expect(rowsOf(/^[a-z][a-z-]*$/).map(([health]) => health)).toEqual([...healths]);
  expect(new Set(rules.map((rule) => rule.split(' ')[1]))).toEqual(new Set(healthReasons));
});

describe('the published table is what the database says', () => {
  test.each(stories)('row %s: %s, as of %s: %s', async (...cells) => {
    const [, steps = '', asOf = '', ...expected] = cells;
    const controlId = await tell(world, steps);
    const { at, day } = asOfOf(asOf);
    expect(cellsOf(await healthOf(world, at, day, controlId))).toEqual(expected);
  });
});

test('evidence is counted as it stands: all of it, what is accepted, what is rejected', async () => {
  const story = ['A', 'B', 'C', 'D'].map((name) => `${name} collected 2026-05-01`).join('; ');
  const controlId = await tell(world, `implemented; ${story}; A accepted; B accepted; C rejected; D removed`);
  const row = await healthOf(world, new Date('2026-06-15T12:00Z'), '2026-06-15', controlId);
  expect(row).toMatchObject({ evidence: 3, accepted: 2, rejected: 1 });
});

test('asked for some controls, it answers for these alone and the same', async () => {
  const own = await createWorld();
  const ids: string[] = [];
  for (const [, steps = ''] of stories.slice(0, 20)) ids.push(await tell(own, steps));
  const at = new Date('2026-06-15T12:00Z');
  for (const id of ids) {
    const alone = await healthOf(own, at, '2026-06-15', id, { alone: true });
    expect(alone).toEqual(await healthOf(own, at, '2026-06-15', id));
    expect(alone).not.toBeNull();
  }
});

test('controls of another organization are not listed, whatever is asked for (T03)', async () => {
  const controlId = await tell(world, 'implemented');
  const other = await createWorld();
  const at = new Date('2026-06-15T12:00Z');
  expect(await healthOf(world, at, '2026-06-15', controlId)).not.toBeNull();
  expect(await healthOf(other, at, '2026-06-15', controlId, { alone: true })).toBeNull();
});
