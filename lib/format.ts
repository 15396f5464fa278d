/**
 * Words for dates, sizes and counts. Pure: the clock, the zone and the locale are parameters, so that server and reader
 * write the same. Pages that are read in several languages take them from lib/messages/reader-format.ts.
 */

import type { Locale } from './messages/locale.ts';

const tags: Readonly<Record<Locale, string>> = {
  en: 'en-GB',
  de: 'de-DE',
  fr: 'fr-FR',
  es: 'es-ES',
  ja: 'ja-JP',
};
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A calendar day in `zone`: "22 Nov 2026". */
export function formatDate(date: Date, zone = 'UTC', locale: Locale = 'en'): string {
  return new Intl.DateTimeFormat(tags[locale], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: zone,
  }).format(date);
}

/** A moment in `zone` with the zone's name: "22 Nov 2026, 14:05 UTC". */
export function formatDateTime(date: Date, zone = 'UTC', locale: Locale = 'en'): string {
  return new Intl.DateTimeFormat(tags[locale], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    timeZoneName: 'short',
  }).format(date);
}

/** Two calendar days as a period in UTC: "1 Jan – 31 Dec 2025". */
export function formatPeriod(from: Date, to: Date, locale: Locale = 'en'): string {
  return new Intl.DateTimeFormat(tags[locale], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).formatRange(from, to);
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number, number][] = [
  ['minute', minute, hour],
  ['hour', hour, day],
  ['day', day, 14 * day],
  ['week', 7 * day, 60 * day],
  ['month', 30 * day, 365 * day],
  ['year', 365 * day, Number.POSITIVE_INFINITY],
];

/** How long before or after `now`: "3 hours ago", "in 2 days", "now" within a minute. */
export function formatRelative(date: Date, now: Date): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const distance = Math.abs(seconds);
  if (distance < minute) return 'now';
  const step = steps.find(([, , below]) => distance < below);
  const [unit, size] = step ?? ['year', 365 * day];
  return new Intl.RelativeTimeFormat(tags.en, { numeric: 'always' }).format(Math.trunc(seconds / size), unit);
}

/** A length of time in seconds, in its two largest units: "2 days 3 hours", "45 seconds". */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts: readonly [number, string][] = [
    [Math.floor(whole / day), 'day'],
    [Math.floor((whole % day) / hour), 'hour'],
    [Math.floor((whole % hour) / minute), 'minute'],
    [whole % minute, 'second'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return '0 seconds';
  const shown = parts.slice(first, first + 2).filter(([count]) => count > 0);
  return shown.map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`).join(' ');
}

/** A size in bytes in decimal units, as file managers show it: "1.4 MB". */
export function formatBytes(bytes: number, locale: Locale = 'en'): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  // 999.5 would be rounded to "1000": go up a unit before that.
  while (value >= (unit === 0 ? 1000 : 999.5) && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 10 ? 1 : 0;
  const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false };
  return `${new Intl.NumberFormat(tags[locale], fixed).format(value)} ${units[unit]}`;
}

/** A whole number with separators: "12,480". */
export function formatNumber(value: number, locale: Locale = 'en'): string {
  return new Intl.NumberFormat(tags[locale]).format(value);
}

/** A number of rows that was counted up to `limit` only: "87", "1,000+". */
export function formatCount(count: number, limit = 1000): string {
  return count >= limit ? `${formatNumber(limit)}+` : formatNumber(count);
}

/** A number with its noun: "1 document", "3 documents". */
export function formatPlural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** Up to two first letters of a name in any script, in capitals where the script has them. */
export function initials(name: string): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = chosen.map((word) => Array.from(word ?? '')[0] ?? '').join('');
  return letters.toLocaleUpperCase(tags.en) || '?';
}

/** A name of unknown direction within a sentence of ours: kept together, whatever script it is in (UAX 9, FSI and PDI). */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

/** A month in UTC: "November 2026". */
export function formatMonth(date: Date, locale: Locale = 'en'): string {
  return new Intl.DateTimeFormat(tags[locale], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    date,
  );
}

/** A few words that stay on one line: "1 minute", "22 Nov 2026". */
export const unbroken = (text: string) => text.replaceAll(' ', '\u00a0');
