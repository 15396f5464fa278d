import { nearestCome, type WorkingDays } from '#lib/evidence-requirement/reminder-days.ts';

/** For duties due on a day: the distance that has come, null before the first. */
export type DutyDistance = { dueOn: string; distance: number | null };

/** For each day on which something is due: the nearest distance that has come by `today` (ISO days). */
export function distancesFor(
  dueDays: readonly string[],
  distances: readonly number[],
  today: string,
  calendar: WorkingDays,
): DutyDistance[] {
  return dueDays.map((dueOn) => ({ dueOn, distance: nearestCome(distances, dueOn, today, calendar) }));
}
