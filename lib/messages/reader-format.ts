import * as plain from '../format.ts';
import { readerLocale } from './reader.ts';
import { translator } from './translator.ts';

/*
 * Dates, sizes and numbers on the pages of visitors and employees, in the language of who reads: the functions of
 * lib/format.ts with the reader's language. Nothing that is mailed or kept is written with these.
 */

/** A calendar day in `zone`: "22 Nov 2026", „22. Nov. 2026“. */
export const formatDate = (date: Date, zone = 'UTC') => plain.formatDate(date, zone, readerLocale());
/** A moment in `zone` with the zone's name. */
export const formatDateTime = (date: Date, zone = 'UTC') => plain.formatDateTime(date, zone, readerLocale());
/** Two calendar days as a period in UTC. */
export const formatPeriod = (from: Date, to: Date) => plain.formatPeriod(from, to, readerLocale());
/** A month in UTC: "November 2026". */
export const formatMonth = (date: Date) => plain.formatMonth(date, readerLocale());
/** A whole number with separators: "12,480", „12.480“. */
export const formatNumber = (value: number) => plain.formatNumber(value, readerLocale());

/** A size in bytes: "24 KB", „24 KB“. */
export const formatBytes = (bytes: number) => plain.formatBytes(bytes, readerLocale());

/** How long something takes, from whole minutes: "25 minutes", "3 hours 20 minutes"; from an hour on in steps of five. */
export function formatMinutes(minutes: number): string {
  const t = translator('duty');
  if (minutes < 60) return t('minutes', { minutes });
  const total = Math.round(minutes / 5) * 5;
  const parts = { hours: Math.floor(total / 60), minutes: total % 60 };
  return parts.minutes === 0 ? t('hours', parts) : t('hoursMinutes', parts);
}
