import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueReminder, reminderDay, reminderDistances, timeIn } from './reminder-days.ts';
import { dayAfter, daysBetween } from './standing.ts';

const weekdays = { workingDays: [1, 2, 3, 4, 5], holidays: [] };
const facts = (dueOn: string, everyDays: number | null = 90) => ({ dueOn, everyDays, since: '2020-01-01' });

describe('the day of a reminder', () => {
  test('is 30, 7, 1 and 0 days before, and the day after a lapse', () => {
    // A Thursday.
    const days = reminderDistances.map((distance) => reminderDay('2026-12-10', distance, weekdays));
    expect(days).toEqual(['2026-11-10', '2026-12-03', '2026-12-09', '2026-12-10', '2026-12-11']);
  });

  test('moves from a weekend to the Friday before, after a lapse to the Monday after', () => {
    expect(reminderDay('2026-11-22', 0, weekdays)).toBe('2026-11-20');
    expect(reminderDay('2026-11-22', 1, weekdays)).toBe('2026-11-20');
    expect(reminderDay('2026-11-20', -1, weekdays)).toBe('2026-11-23');
  });

  test('moves over holidays, the end of a year and a leap day', () => {
    const calendar = { ...weekdays, holidays: ['2027-01-01', '2026-12-31', '2028-02-29'] };
    expect(reminderDay('2027-01-01', 0, calendar)).toBe('2026-12-30');
    expect(reminderDay('2028-03-01', 1, calendar)).toBe('2028-02-28');
    expect(reminderDay('2026-12-30', -1, calendar)).toBe('2027-01-04');
  });

  test('is the day itself where nobody ever works', () => {
    expect(reminderDay('2026-11-22', 0, { workingDays: [], holidays: [] })).toBe('2026-11-22');
  });
});

describe('which reminder is due', () => {
  const walk = (from: string, until: string, dueOn: string, everyDays: number | null = 90) => {
    const sent = new Map<number, string>();
    for (let day = from; day <= until; day = dayAfter(day, 1)) {
      const distance = dueReminder(facts(dueOn, everyDays), day, weekdays);
      if (distance !== null && !sent.has(distance)) sent.set(distance, day);
    }
    return Object.fromEntries(sent);
  };

  test('each distance comes once, in order, on its day', () => {
    expect(walk('2026-10-01', '2027-01-31', '2026-12-10')).toEqual({
      30: '2026-11-10',
      7: '2026-12-03',
      1: '2026-12-09',
      0: '2026-12-10',
      '-1': '2026-12-11',
    });
  });

  test('for a due day on a Sunday the one day before and the day itself are one mail on Friday', () => {
    expect(walk('2026-11-16', '2026-11-30', '2026-11-22')).toEqual({
      7: '2026-11-16',
      0: '2026-11-20',
      '-1': '2026-11-23',
    });
  });

  test('a worker that was stopped for weeks sends the nearest one only', () => {
    expect(dueReminder(facts('2026-12-10'), '2026-12-09', weekdays)).toBe(1);
    expect(dueReminder(facts('2026-12-10'), '2027-03-01', weekdays)).toBe(-1);
  });

  test('a weekly duty is not reminded of a week before', () => {
    expect(dueReminder(facts('2026-12-10', 7), '2026-12-04', weekdays)).toBeNull();
    expect(dueReminder(facts('2026-12-10', 7), '2026-12-09', weekdays)).toBe(1);
  });

  test('who is asked for something today hears of it when it comes near, not of days that passed before', () => {
    const asked = { dueOn: '2026-12-10', everyDays: null, since: '2026-11-24' };
    expect(dueReminder(asked, '2026-11-24', weekdays)).toBeNull();
    expect(dueReminder(asked, '2026-12-03', weekdays)).toBe(7);
    expect(dueReminder({ ...asked, since: '2026-12-14' }, '2026-12-14', weekdays)).toBe(-1);
  });

  test('nothing is ever due on a weekend', () => {
    const day = fc.integer({ min: 0, max: 60_000 }).map((days) => dayAfter('1960-01-01', days));
    fc.assert(
      fc.property(day, day, (today, dueOn) => {
        const distance = dueReminder(facts(dueOn), today, weekdays);
        const weekday = new Date(today).getUTCDay();
        if (weekday === 0 || weekday === 6) expect(distance).toBeNull();
        if (distance !== null) expect(daysBetween(today, dueOn)).toBeLessThanOrEqual(33);
      }),
    );
  });
});

test('the time of day is that of the zone', () => {
  const at = new Date('2026-11-22T23:30:00Z');
  expect([timeIn('UTC', at), timeIn('Europe/Berlin', at), timeIn('Asia/Kolkata', at)]).toEqual([
    '23:30',
    '00:30',
    '05:00',
  ]);
});
