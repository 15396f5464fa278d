import { dayIn } from '#lib/day.ts';
import { dayAfter } from '#lib/evidence-requirement/standing.ts';

/** Where the organizations of tests stand. For an hour or two of each evening their day is not that of UTC. */
export const worldZone = 'Europe/Berlin';

/** The day that it is in the organizations of tests, or the one so many days later or (negative) earlier. */
export function worldDay(days = 0): string {
  return dayAfter(dayIn(worldZone, new Date()), days);
}
