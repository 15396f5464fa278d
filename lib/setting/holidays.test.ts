import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHolidays, yearsWithoutHolidays } from './holidays.ts';

const calendar = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.map((event) => `BEGIN:VEVENT\n${event}\nEND:VEVENT`),
    'END:VCALENDAR',
  ]
    .join('\n')
    .replaceAll('\n', '\r\n');

test('the days of a calendar file are read: whole days, several days, folded lines, those of each year', () => {
  const text = calendar(
    'DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227\nSUMMARY:Two days',
    'SUMMARY:Folded\nDTSTART;VALUE=DA\n TE:20270101',
    'DTSTART:20260101T000000Z\nSUMMARY:Over',
    'DTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY\nSUMMARY:Each year',
    'SUMMARY:Without a day',
  );
  expect(readHolidays(text, '2026-11-22')).toEqual([
    '2026-12-25',
    '2026-12-26',
    '2027-01-01',
    '2027-05-01',
    '2028-05-01',
  ]);
});

test('the first day of each line of a table is read', () => {
  const table = 'Name;Day\r\nNew Year;2027-01-01\r\n"Labour","2027-05-01"\nnothing\n2027-02-30\n2027-01-01';
  expect(readHolidays(table, '2026-11-22')).toEqual(['2027-01-01', '2027-05-01']);
});

test('whatever days a file claims, only real ones come out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 19000101, max: 21001399 }), (number) => {
      const read = readHolidays(calendar(`DTSTART;VALUE=DATE:${number}`), '1900-01-01');
      expect(read.map((one) => new Date(one).toISOString().slice(0, 10))).toEqual(read);
      expect(read.every((one) => one.replaceAll('-', '') === String(number))).toBe(true);
    }),
  );
});

test('a year without holidays is told, the next one from two months before it', () => {
  expect(yearsWithoutHolidays([], '2026-06-01')).toEqual([2026]);
  expect(yearsWithoutHolidays(['2026-12-25'], '2026-06-01')).toEqual([]);
  expect(yearsWithoutHolidays(['2026-12-25'], '2026-11-22')).toEqual([2027]);
  expect(yearsWithoutHolidays(['2026-12-25', '2027-01-01'], '2026-12-31')).toEqual([]);
});
