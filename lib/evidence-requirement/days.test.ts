import { beforeAll, describe, expect, test } from 'vitest';
import { overrideClaim } from '#lib/claim/backing-commands.ts';
import { addClaim } from '#lib/claim/commands.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addPlainControl } from '#lib/testing/evidence.ts';
import { unlessRefused } from '#lib/testing/hostile.ts';
import { createWorld, type World } from '#lib/testing/world.ts';
import { addEvidenceRequirement } from './commands.ts';
import { listCalendar, listEvidenceRequirements } from './queries.ts';

useTestDatabase();

let world: World;
let controlId: string;

beforeAll(async () => {
  world = await createWorld();
  controlId = await addPlainControl(world, 'AC-01');
});

const ask = (change: { startsOn?: string; everyDays?: string | number | null }) =>
  addEvidenceRequirement(world.actors.security, {
    controlId,
    what: 'Review',
    everyDays: 365,
    responsibleId: null,
    startsOn: '2026-01-01',
    ...change,
  });

describe('days that are none, or that no program has', () => {
  test.each([
    '2025-02-29',
    '2026-02-30',
    '1899-12-31',
    '3000-01-01',
    '0000-00-00',
    '99999-01-01',
    '-271821-04-20',
    'tomorrow',
    '',
  ])('first due on %j is refused in a sentence', async (startsOn) => {
    expect(await unlessRefused(() => ask({ startsOn }))).toBeNull();
  });

  test.each([0, -1, 1.5, 3_661, '1e309', 'NaN', '7 days', Number.MAX_SAFE_INTEGER])(
    'every %j days is refused in a sentence',
    async (everyDays) => {
      expect(await unlessRefused(() => ask({ everyDays }))).toBeNull();
    },
  );

  test.each(['2025-02-29', '1969-12-31', '2999-12-31', '', 'soon'])(
    'an override until %j is refused in a sentence',
    async (untilOn) => {
      const id = await addClaim(world.actors.owner, {
        section: 'Days',
        text: `Until ${untilOn} we keep it.`,
      });
      const override = { id, reason: 'A move of offices', untilOn };
      expect(await unlessRefused(() => overrideClaim(world.actors.owner, override))).toBeNull();
    },
  );
});

test('days of long ago, far ahead and 29 February are due on exactly that day, and the calendar has them', async () => {
  const days = ['1900-01-01', '1969-07-20', '2024-02-29', '2100-02-28', '2999-12-31'];
  for (const startsOn of days) await ask({ startsOn });
  const { rows } = await listEvidenceRequirements(world.actors.security, { controlId });
  expect(rows.map(({ dueOn }) => dueOn)).toEqual(days);
  for (const day of days) {
    const { entries } = await listCalendar(world.actors.security, { month: day.slice(0, 7) });
    expect(entries.map(({ on }) => on)).toEqual([day]);
  }
});
