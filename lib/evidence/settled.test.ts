import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useTestDatabase } from '#lib/testing/database.ts';
import { healthOf, tell } from '#lib/testing/health-story.ts';
import { arrange, createWorld } from '#lib/testing/world.ts';

useTestDatabase();

const item = fc.constantFrom('A', 'B');
const until = fc.constantFrom('', ' valid until 2026-06-05', ' valid until 2026-07-20');
// Days before, amid and after the days on which the steps happen.
const collected = fc
  .tuple(item, fc.constantFrom('2026-05-01', '2026-06-04', '2026-06-07', '2026-06-30'), until)
  .map(([name, day, end]) => `${name} collected ${day}${end}`);
const reviewed = fc
  .tuple(item, fc.constantFrom('accepted', 'rejected', 'accepted by its bringer'))
  .map(([name, verdict]) => `${name} ${verdict}`);
const later = fc.oneof(
  { weight: 3, arbitrary: collected },
  { weight: 4, arbitrary: reviewed },
  { weight: 1, arbitrary: fc.constantFrom('A removed', 'B archived', 'A answers R') },
);

/** Steps of a story, each on a day of its own, and these days. */
const story = fc.array(later, { minLength: 2, maxLength: 6 }).map((steps) => {
  const begun = [
    'implemented every 30 days',
    'R asked every 90 days from 2026-06-20',
    'A collected 2026-05-01',
    'B collected 2026-05-02',
  ];
  const days = steps.map((_, index) => `2026-06-${String(index + 2).padStart(2, '0')}`);
  return {
    begun,
    days,
    steps: steps.map((step, index) => (step === 'A answers R' ? step : `${step} on ${days[index]}`)),
  };
});

test('what happened later changes nothing of how a control stood, though the item repeats only the newest', async () => {
  const world = await createWorld();
  await fc.assert(
    fc.asyncProperty(story, async ({ begun, days, steps }) => {
      // A link that answers something is changed in place by the story, and so has no past: it stands from the beginning.
      const inPlace = steps.filter((step) => step === 'A answers R');
      const dated = steps.filter((step) => step !== 'A answers R');
      const whole = await tell(world, [...begun, ...inPlace, ...dated].join('; '));
      for (const day of days) {
        const sofar = dated.filter((step) => (/ on (\S+)$/.exec(step)?.[1] ?? '') <= day);
        const then = await tell(world, [...begun, ...inPlace, ...sofar].join('; '));
        const at = new Date(`${day}T20:00:00Z`);
        expect(await healthOf(world, at, day, whole), `${dated.join('; ')} as of ${day}`).toEqual(
          await healthOf(world, at, day, then),
        );
      }
    }),
    { numRuns: 25 },
  );
}, 300_000);

test('the item repeats the verdict on its newest revision, and nobody else writes it', async () => {
  const world = await createWorld();
  await tell(
    world,
    'implemented; A collected 2026-05-01; A accepted; A collected 2026-05-20; B collected 2026-05-01; B rejected on 2026-06-02',
  );
  const rows = await arrange(world, (tenant) =>
    tenant.evidenceItem.findMany({
      orderBy: { title: 'asc' },
      select: { verdict: true, judgedVerdict: true, judgedCollectedOn: true, settledAt: true },
    }),
  );
  expect(rows).toEqual([
    {
      verdict: 'waiting',
      judgedVerdict: 'accepted',
      judgedCollectedOn: new Date('2026-05-01'),
      settledAt: new Date('2026-06-01T10:00:00Z'),
    },
    {
      verdict: 'rejected',
      judgedVerdict: 'rejected',
      judgedCollectedOn: new Date('2026-05-01'),
      settledAt: new Date('2026-06-02T10:00:00Z'),
    },
  ]);
});
