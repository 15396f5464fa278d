import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDay } from './import-day.ts';

test('days are read in every form that can mean only one', () => {
  const same = [
    '2026-11-22',
    '2026/11/22',
    '20261122',
    '2026-11-22T00:00:00Z',
    '2026-11-22 00:00:00',
    '22.11.2026',
    '22/11/2026',
    '11/22/2026',
    '22 Nov 2026',
    '22-Nov-2026',
    'November 22, 2026',
    'Nov 22 2026',
    '22. November 2026',
    '22 novembre 2026',
    '22 de noviembre de 2026',
    '2026年11月22日',
    ' 22nd Nov 2026 ',
    '２０２６-11-22',
  ];
  for (const cell of same) expect([cell, readDay(cell, null)]).toEqual([cell, { day: '2026-11-22' }]);
  expect(readDay('1. März 2026', null)).toEqual({ day: '2026-03-01' });
  expect(readDay('3 mai 2026', null)).toEqual({ day: '2026-05-03' });
  expect(readDay('', null)).toEqual({ day: null });
  expect(readDay('05/05/2026', null)).toEqual({ day: '2026-05-05' });
});

test('a date that can be two days is asked for, and read as it is said', () => {
  expect(readDay('03/04/2026', null)).toMatchObject({ ambiguous: true });
  expect(readDay('03/04/2026', 'day-first')).toEqual({ day: '2026-04-03' });
  expect(readDay('03/04/2026', 'month-first')).toEqual({ day: '2026-03-04' });
});

test('days that do not exist, two-digit years and words are refused', () => {
  for (const cell of [
    '2026-02-30',
    '31.11.2026',
    '22.11.26',
    '11/22/26',
    'soon',
    '45987',
    '2026-13-01',
    '0001-01-01',
  ])
    expect([cell, readDay(cell, null)]).toEqual([cell, { problem: expect.any(String), ambiguous: false }]);
});

test('whatever is written, it is a real day or a sentence', () => {
  fc.assert(
    fc.property(fc.string(), (cell) => {
      const read = readDay(cell, null);
      if ('day' in read && read.day !== null)
        expect(new Date(read.day).toISOString().slice(0, 10)).toBe(read.day);
      else expect('problem' in read ? read.problem : 'none').not.toBe('');
    }),
  );
});
