import { z } from 'zod';

/** The calendar day of a moment in UTC, or of a date column: `2026-11-22`. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The calendar day of a moment in an IANA time zone: `2026-11-22`. */
export function dayIn(zone: string, date: Date): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'iso8601',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const parts = new Map(format.formatToParts(date).map((part) => [part.type, part.value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/** A date column's value of a calendar day; null stays null. */
export function dateOf(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00.000Z`);
}

/** The moment at which a calendar day ends in UTC, which is where the next one begins. */
export function endOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000);
}

/**
 * A calendar day that somebody can mean. The year nought is a day to programs and none to the database; kept in a rule it
 * would break whatever reads that.
 */
export function calendarDay(message: string) {
  return z.iso
    .date({ error: message, abort: true })
    .refine((day) => day >= '1900-01-01' && day <= '2999-12-31', 'The day must lie between 1900 and 2999.');
}

/** A calendar day that may be left open; an empty field is null. */
export function optionalDay(label: string) {
  return z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    calendarDay(`${label} must be a day like 2026-11-22.`).nullable(),
  );
}
