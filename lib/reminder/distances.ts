import { type RawBuilder, sql } from 'kysely';
import { nearestCome, type WorkingDays } from '#lib/evidence-requirement/reminder-days.ts';

/** For what is due on a day: the distance that has come, null before the first. */
export type DueDistance = { dueOn: string; distance: number | null };

/** For each day on which something is due: the nearest distance that has come by `today` (ISO days). */
export function distancesFor(
  dueDays: readonly string[],
  distances: readonly number[],
  today: string,
  calendar: WorkingDays,
): DueDistance[] {
  return dueDays.map((dueOn) => ({ dueOn, distance: nearestCome(distances, dueOn, today, calendar) }));
}

/** The same as rows `n` ("dueOn", distance), to be joined. */
export const distanceRows = (
  near: readonly DueDistance[],
): RawBuilder<unknown> => sql`unnest(CAST(${near.map(({ dueOn }) => dueOn)} AS date[]),
  CAST(${near.map(({ distance }) => distance)} AS integer[])) AS n("dueOn", distance)`;
