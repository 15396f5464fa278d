import { dayAfter } from './standing.ts';

/** Days before the due day on which somebody is reminded; -1 is the day after it, when it has lapsed. */
export const reminderDistances = [30, 7, 1, 0, -1] as const;
export type ReminderDistance = (typeof reminderDistances)[number];

/** The days on which the organization works: 1 is Monday, 7 is Sunday. Holidays are ISO dates. */
export type WorkingDays = { workingDays: readonly number[]; holidays: readonly string[] };

// A calendar without working days must not be searched for ever.
const mostMoved = 31;

/** Whether the organization works on a day. */
export function works(day: string, { workingDays, holidays }: WorkingDays): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return workingDays.includes(weekday) && !holidays.includes(day);
}

/**
 * The day on which a reminder is sent: so many days before the due day, or the working day before that; after a lapse the
 * working day after it. With a calendar that has no working days near, the day itself.
 */
export function reminderDay(dueOn: string, distance: number, calendar: WorkingDays): string {
  const wanted = dayAfter(dueOn, -distance);
  const step = distance < 0 ? 1 : -1;
  for (let moved = 0; moved <= mostMoved; moved += 1) {
    const day = dayAfter(wanted, moved * step);
    if (works(day, calendar)) return day;
  }
  return wanted;
}

/**
 * Of these distances (the longest first) the nearest whose day has come by `today`; null before the first. One that was
 * missed is made up for by the nearest alone.
 */
export function nearestCome<Distance extends number>(
  distances: readonly Distance[],
  dueOn: string,
  today: string,
  calendar: WorkingDays,
): Distance | null {
  return distances.filter((distance) => reminderDay(dueOn, distance, calendar) <= today).at(-1) ?? null;
}

/**
 * The reminder that is to be sent on `today`, if any: the nearest one whose day has come. One that a stopped worker missed
 * is made up for by the nearest alone. On a day that is no working day nothing is sent. What recurs every few days is not
 * reminded of at a distance that is longer than that.
 */
export function dueReminder(
  facts: { dueOn: string; everyDays: number | null; since: string },
  today: string,
  calendar: WorkingDays,
): ReminderDistance | null {
  if (!works(today, calendar)) return null;
  const { dueOn, everyDays, since } = facts;
  const distances = reminderDistances.filter((distance) => everyDays === null || distance < everyDays);
  const nearest = nearestCome(distances, dueOn, today, calendar);
  if (nearest === null) return null;
  // Asked for only after that day had passed: nothing was missed, except that it is late already.
  const missed = reminderDay(dueOn, nearest, calendar) < since && nearest > 0;
  return missed ? null : nearest;
}

/** The time of day in a zone, `09:05`. */
export function timeIn(zone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
