import type { SettingValue } from '#lib/setting/schema.ts';

/** The organization's working hours: its calendar setting and its IANA time zone. */
export type WorkingTime = SettingValue<'calendar'> & { timeZone: string };

type Day = { year: number; month: number; day: number };
type Span = { from: number; until: number };

const minute = 60_000;
const horizonDays = 3660;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/** The wall clock of the zone at `at`, read as if it were UTC: milliseconds since the epoch. */
function wallClock(at: number, timeZone: string): number {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/**
 * The moment at which clocks of the zone show this time of day. A time that a change of clocks skips counts as the
 * moment of the change or just after it; one that comes twice counts as the first.
 */
function momentOf({ year, month, day }: Day, time: string, timeZone: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wanted = Date.UTC(year, month - 1, day, hours, minutes);
  const offsets = [wanted - 86_400_000, wanted + 86_400_000].map((at) => wallClock(at, timeZone) - at);
  const candidates = offsets.map((offset) => wanted - offset).sort((a, b) => a - b);
  const exact = candidates.find((at) => wallClock(at, timeZone) === wanted);
  return exact ?? candidates.at(-1) ?? wanted;
}

function* workingSpans(from: number, calendar: WorkingTime): Generator<Span> {
  const start = new Date(wallClock(from, calendar.timeZone));
  const holidays = new Set(calendar.holidays);
  for (let offset = 0; offset < horizonDays; offset += 1) {
    const date = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate() + offset));
    const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay();
    if (!calendar.workingDays.includes(weekday) || holidays.has(date.toISOString().slice(0, 10))) continue;
    const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
    const opens = momentOf(day, calendar.opensAt, calendar.timeZone);
    const closes = momentOf(day, calendar.closesAt, calendar.timeZone);
    if (closes > Math.max(opens, from)) yield { from: Math.max(opens, from), until: closes };
  }
}

/**
 * The moment when `workingMilliseconds` of working time have passed since `from`. With a calendar that has no working
 * time (every day a holiday, closing before opening) all time counts, so that there is always an answer.
 */
export function addWorkingTime(from: Date, workingMilliseconds: number, calendar: WorkingTime): Date {
  if (workingMilliseconds <= 0) return from;
  let left = workingMilliseconds;
  for (const span of workingSpans(from.getTime(), calendar)) {
    const length = span.until - span.from;
    if (left <= length) return new Date(span.from + left);
    left -= length;
  }
  return new Date(from.getTime() + workingMilliseconds);
}

/** How much working time, in milliseconds, lies between two moments; 0 when `until` is not after `from`. */
export function workingTimeBetween(from: Date, until: Date, calendar: WorkingTime): number {
  let sum = 0;
  for (const span of workingSpans(from.getTime(), calendar)) {
    if (span.from >= until.getTime()) break;
    sum += Math.min(span.until, until.getTime()) - span.from;
  }
  return sum;
}

/** When a decision is due that may take `hours` working hours from `from`. */
export function dueAt(from: Date, hours: number, calendar: WorkingTime): Date {
  return addWorkingTime(from, hours * 60 * minute, calendar);
}
