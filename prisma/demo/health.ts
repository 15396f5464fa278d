import { z } from 'zod';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { systemActor } from '#lib/auth/actor.ts';
import { endedWeeks, snapshotWeeks } from '#lib/control/snapshots.ts';
import { dateOf, dayIn } from '#lib/day.ts';
import { command } from '#lib/operation.ts';
import { organization } from './program.ts';

/** How the fictional program grew: controls of each function, and how many were verified, due, lapsed, in the first week and the last. */
type Growth = { all: [number, number]; verified: [number, number]; due: number; lapsed: number };

const growths: Readonly<Record<string, Growth>> = {
  GV: { all: [4, 7], verified: [1, 4], due: 1, lapsed: 1 },
  ID: { all: [6, 9], verified: [2, 5], due: 2, lapsed: 1 },
  PR: { all: [10, 16], verified: [4, 9], due: 2, lapsed: 2 },
  DE: { all: [2, 3], verified: [0, 2], due: 1, lapsed: 0 },
  RS: { all: [2, 2], verified: [0, 1], due: 0, lapsed: 1 },
  RC: { all: [1, 1], verified: [0, 1], due: 0, lapsed: 0 },
  '': { all: [16, 24], verified: [5, 14], due: 4, lapsed: 3 },
};

function countsOf(growth: Growth, week: number): [string, number][] {
  const part = week / (snapshotWeeks - 1);
  const between = ([from, to]: readonly [number, number]) => Math.round(from + (to - from) * part);
  const all = between(growth.all);
  const verified = between(growth.verified);
  // What is due and what lapsed comes and goes.
  const due = Math.min(all - verified, week % 3 === 0 ? growth.due : Math.max(0, growth.due - 1));
  const lapsed = Math.min(
    all - verified - due,
    week % 4 === 1 ? growth.lapsed : Math.max(0, growth.lapsed - 1),
  );
  const counts: [string, number][] = [
    ['verified', verified],
    ['due', due],
    ['stale', lapsed],
    ['unproven', all - verified - due - lapsed],
  ];
  return counts.filter(([, controls]) => controls > 0);
}

// The demo begins on the day of its first start; what it shows of the weeks before is told, here and only here.
const tell = command('control:record-health', z.strictObject({}), async ({ tenant, organizationId, now }) => {
  const days = endedWeeks(dayIn(organization.timeZone, now)).toReversed();
  const data = days.flatMap((day, week) =>
    Object.entries(growths).flatMap(([name, growth]) =>
      countsOf(growth, week).map(([health, controls]) => ({
        organizationId,
        day: dateOf(day) ?? now,
        function: name,
        health,
        controls,
        recordedAt: now,
      })),
    ),
  );
  await tenant.healthSnapshot.createMany({ data, skipDuplicates: true });
  return { result: null, events: [{ subject: `organization:${organizationId}`, data: { outcome: 'demo' } }] };
});

/** Twelve weeks in which the fictional program got better, so that the overview has something to show. */
export async function seedHealth({ organizationId }: OperatorActor): Promise<void> {
  await tell(systemActor(organizationId, 'demo'), {});
}
