import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addWorkingTime, dueAt, type WorkingTime, workingTimeBetween } from './due.ts';

const office: WorkingTime = {
  workingDays: [1, 2, 3, 4, 5],
  opensAt: '09:00',
  closesAt: '17:00',
  holidays: [],
  timeZone: 'UTC',
};
const due = (from: string, hours: number, calendar: Partial<WorkingTime> = {}) =>
  dueAt(new Date(from), hours, { ...office, ...calendar }).toISOString();

test.each<[string, string, number, Partial<WorkingTime>, string]>([
  ['within a day', '2026-03-03T09:30:00Z', 4, {}, '2026-03-03T13:30:00.000Z'],
  ['exactly until closing', '2026-03-03T09:00:00Z', 8, {}, '2026-03-03T17:00:00.000Z'],
  ['over night', '2026-03-03T16:00:00Z', 2, {}, '2026-03-04T10:00:00.000Z'],
  ['over a weekend', '2026-03-06T16:00:00Z', 2, {}, '2026-03-09T10:00:00.000Z'],
  ['from a Sunday', '2026-03-08T12:00:00Z', 1, {}, '2026-03-09T10:00:00.000Z'],
  ['before opening', '2026-03-03T03:00:00Z', 1, {}, '2026-03-03T10:00:00.000Z'],
  ['over a holiday', '2026-12-24T16:00:00Z', 2, { holidays: ['2026-12-25'] }, '2026-12-28T10:00:00.000Z'],
  ['over 29 February', '2028-02-28T16:00:00Z', 2, {}, '2028-02-29T10:00:00.000Z'],
  ['over the end of a year', '2026-12-31T16:00:00Z', 2, {}, '2027-01-01T10:00:00.000Z'],
  ['in the year 2038', '2038-01-19T03:14:08Z', 1, {}, '2038-01-19T10:00:00.000Z'],
  [
    'in Auckland, a day ahead',
    '2026-06-14T21:30:00Z',
    1,
    { timeZone: 'Pacific/Auckland' },
    '2026-06-14T22:30:00.000Z',
  ],
  [
    'in Los Angeles',
    '2026-06-15T12:00:00Z',
    1,
    { timeZone: 'America/Los_Angeles' },
    '2026-06-15T17:00:00.000Z',
  ],
  [
    'over the start of summer time in Berlin',
    '2026-03-27T15:30:00Z',
    1,
    { timeZone: 'Europe/Berlin' },
    '2026-03-30T07:30:00.000Z',
  ],
  [
    'over the end of summer time in Berlin',
    '2026-10-23T14:30:00Z',
    1,
    { timeZone: 'Europe/Berlin' },
    '2026-10-26T08:30:00.000Z',
  ],
  [
    'half an hour of offset in Kolkata',
    '2026-06-15T03:30:00Z',
    1,
    { timeZone: 'Asia/Kolkata' },
    '2026-06-15T04:30:00.000Z',
  ],
])('the time to decide runs in working hours: %s', (_, from, hours, calendar, expected) => {
  expect(due(from, hours, calendar)).toBe(expected);
});

test('on the night of a change of clocks real hours count, not the hands of the clock', () => {
  const always = {
    workingDays: [1, 2, 3, 4, 5, 6, 7],
    opensAt: '00:00',
    closesAt: '23:59',
    timeZone: 'Europe/Berlin',
  };
  // 29 March 2026 has 23 hours there, so that closing comes an hour sooner after opening.
  const spring = { ...office, ...always };
  const day = (from: string, until: string) =>
    workingTimeBetween(new Date(from), new Date(until), spring) / 3_600_000;
  expect(day('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBeCloseTo(23 - 1 / 60, 5);
  expect(day('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toBeCloseTo(25 - 1 / 60, 5);
});

test('opening at a time of day that the change of clocks skips is no obstacle', () => {
  const nights = { workingDays: [7], opensAt: '02:30', closesAt: '06:00', timeZone: 'Europe/Berlin' };
  const opened = new Date(due('2026-03-28T12:00:00Z', 1, nights)).getTime();
  expect(opened).toBeGreaterThan(Date.parse('2026-03-29T01:00:00Z'));
  expect(opened).toBeLessThanOrEqual(Date.parse('2026-03-29T04:00:00Z'));
});

test('a calendar without any working time still gives an answer', () => {
  expect(due('2026-03-03T09:00:00Z', 4, { opensAt: '17:00', closesAt: '09:00' })).toBe(
    '2026-03-03T13:00:00.000Z',
  );
});

const calendars = fc.record({
  workingDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  opensAt: fc.constantFrom('00:00', '02:30', '08:15', '09:00'),
  closesAt: fc.constantFrom('11:00', '17:00', '23:59'),
  holidays: fc.uniqueArray(fc.constantFrom('2026-03-30', '2026-10-26', '2028-02-29', '2026-12-25'), {
    maxLength: 3,
  }),
  timeZone: fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
  ),
});
const moments = fc.date({ min: new Date('2025-12-01'), max: new Date('2029-01-31'), noInvalidDate: true });
const spans = fc.integer({ min: 1, max: 120 * 60_000 * 60 });

test('law: the working time until a due moment is the working time that was given', () => {
  fc.assert(
    fc.property(moments, spans, calendars, (from, span, calendar) => {
      expect(workingTimeBetween(from, addWorkingTime(from, span, calendar), calendar)).toBe(span);
    }),
    { numRuns: 150 },
  );
});

test('law: waiting in two parts is waiting once, and more hours are never due earlier', () => {
  fc.assert(
    fc.property(moments, spans, spans, calendars, (from, first, second, calendar) => {
      const whole = addWorkingTime(from, first + second, calendar);
      expect(addWorkingTime(addWorkingTime(from, first, calendar), second, calendar)).toEqual(whole);
      expect(whole.getTime()).toBeGreaterThanOrEqual(addWorkingTime(from, first, calendar).getTime());
    }),
    { numRuns: 100 },
  );
});
