import { z } from 'zod';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { systemActor } from '#lib/auth/actor.ts';
import { endedWeeks, snapshotWeeks } from '#lib/control/snapshots.ts';
import { dateOf, dayIn } from '#lib/day.ts';
import { command } from '#lib/operation.ts';
import { organization } from './program.ts';

type Counts = readonly [verified: number, due: number, stale: number, unproven: number];

const healths = ['verified', 'due', 'stale', 'unproven'] as const;

/** How the controls of each function stood in the first week, and in the last, which is how the demo begins. */
const growths: Readonly<Record<string, readonly [Counts, Counts]>> = {
  GV: [
    [1, 0, 0, 3],
    [4, 2, 0, 1],
  ],
  ID: [
    [2, 1, 0, 3],
    [3, 3, 2, 1],
  ],
  PR: [
    [2, 1, 1, 6],
    [6, 3, 4, 3],
  ],
  DE: [
    [1, 0, 0, 1],
    [0, 1, 2, 0],
  ],
  RS: [
    [1, 0, 0, 1],
    [0, 0, 2, 0],
  ],
  RC: [
    [0, 0, 0, 1],
    [1, 0, 0, 0],
  ],
  '': [
    [5, 1, 1, 8],
    [10, 6, 4, 4],
  ],
};

function countsOf([first, last]: readonly [Counts, Counts], week: number) {
  const part = week / (snapshotWeeks - 1);
  return healths.flatMap((health, at) => {
    const [from, to] = [first[at] ?? 0, last[at] ?? 0];
    const controls = Math.round(from + (to - from) * part);
    return controls > 0 ? [{ health, controls }] : [];
  });
}

// The demo begins on the day of its first start; what it shows of the weeks before is told, here and only here.
const tell = command('control:record-health', z.strictObject({}), async ({ tenant, organizationId, now }) => {
  const days = endedWeeks(dayIn(organization.timeZone, now)).toReversed();
  const data = days.flatMap((day, week) =>
    Object.entries(growths).flatMap(([name, growth]) =>
      countsOf(growth, week).map((count) => ({
        ...count,
        organizationId,
        day: dateOf(day) ?? now,
        function: name,
        recordedAt: now,
      })),
    ),
  );
  await tenant.healthSnapshot.createMany({ data, skipDuplicates: true });
  return { result: null, events: [{ subject: `organization:${organizationId}`, data: { outcome: 'demo' } }] };
});

/** Twelve weeks of the fictional program, so that the overview has something to show. */
export async function seedHealth({ organizationId }: OperatorActor): Promise<void> {
  await tell(systemActor(organizationId, 'demo'), {});
}
