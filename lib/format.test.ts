import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDate,
  formatDateTime,
  formatDuration,
  formatPeriod,
  formatPlural,
  formatRelative,
  initials,
} from './format.ts';

const now = new Date('2026-11-22T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe('what people read', () => {
  it('names the day and the zone of a moment', () => {
    expect(formatDate(now)).toBe('22 Nov 2026');
    expect(formatDateTime(now)).toBe('22 Nov 2026, 12:00 UTC');
    expect(formatDate(new Date('2026-11-22T23:30:00Z'), 'Europe/Stockholm')).toBe('23 Nov 2026');
    expect(formatDateTime(new Date('2026-01-01T00:05:00Z'))).toBe('1 Jan 2026, 00:05 UTC');
  });

  it('names a period once where its ends share a year', () => {
    expect(formatPeriod(new Date('2025-01-01T00:00:00Z'), new Date('2025-12-31T00:00:00Z'))).toMatch(
      /^1 Jan\s–\s31 Dec 2025$/,
    );
  });

  it.each([
    [0, 'now'],
    [59, 'now'],
    [60, '1 minute ago'],
    [3599, '59 minutes ago'],
    [3600, '1 hour ago'],
    [86_399, '23 hours ago'],
    [86_400, '1 day ago'],
    [14 * 86_400, '2 weeks ago'],
    [400 * 86_400, '1 year ago'],
    [-7200, 'in 2 hours'],
  ])('says how long ago %i seconds are', (seconds, words) => {
    expect(formatRelative(ago(seconds), now)).toBe(words);
  });

  it.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [3600, '1 hour'],
    [90_061, '1 day 1 hour'],
    [86_460, '1 day'],
  ])('says how long %i seconds last', (seconds, words) => {
    expect(formatDuration(seconds)).toBe(words);
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [999_400, '999 kB'],
    [999_949, '1.0 MB'],
    [1_400_000, '1.4 MB'],
    [104_857_600, '105 MB'],
  ])('gives the size of %i bytes', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });

  it('does not pretend to have counted further than it has', () => {
    expect(formatCount(87)).toBe('87');
    expect(formatCount(1000)).toBe('1,000+');
    expect(formatPlural(1, 'document')).toBe('1 document');
    expect(formatPlural(3, 'reply', 'replies')).toBe('3 replies');
  });

  it.each([
    ['Anna Lindqvist', 'AL'],
    ['Дмитрий Иванович Соколов', 'ДС'],
    ['ليلى حداد', 'لح'],
    ['田中 美咲', '田美'],
    ['o’neill', 'ON'],
    ['  ', '?'],
  ])('shortens %s to initials', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});
