import { z } from 'zod';

/** The calendar day of a moment in UTC, or of a date column: `2026-11-22`. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** A date column's value of a calendar day; null stays null. */
export function dateOf(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00.000Z`);
}

/** A calendar day that may be left open; an empty field is null. */
export function optionalDay(label: string) {
  return z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.iso.date(`${label} must be a day like 2026-11-22.`).nullable(),
  );
}
