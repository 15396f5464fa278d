import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReportFacts, reportStanding, standingRules, successorOf } from './standing.ts';
import { lanesOf } from './timeline.ts';

const today = '2026-11-22';

const report = (id: string, facts: Partial<ReportFacts> = {}): ReportFacts => ({
  id,
  kind: 'audit-report',
  framework: 'SOC 2 Type II',
  periodStartOn: null,
  periodEndOn: null,
  issuedOn: null,
  validUntilOn: null,
  ...facts,
});
const year = (id: string, from: string, to: string, facts: Partial<ReportFacts> = {}) =>
  report(id, { periodStartOn: from, periodEndOn: to, ...facts });

const first = year('first', '2024-07-01', '2025-06-30', { validUntilOn: '2026-06-30' });
const second = year('second', '2025-07-01', '2026-06-30', {
  issuedOn: '2026-08-14',
  validUntilOn: '2027-06-30',
});

describe('how a report stands', () => {
  test.each([
    ['upcoming', { issuedOn: '2026-11-23', validUntilOn: '2026-01-01' }, []],
    ['superseded', { periodEndOn: '2025-06-30', validUntilOn: '2026-01-01' }, [second]],
    ['expired', { validUntilOn: '2026-11-21' }, []],
    ['expiring', { validUntilOn: '2026-12-01' }, []],
    ['current', { validUntilOn: '2027-11-22' }, []],
    ['undated', {}, []],
  ] as const)('%s', (standing, facts, others) => {
    const own = report('own', facts);
    expect(reportStanding(own, [own, ...others], today)).toBe(standing);
  });

  test('every standing has exactly one rule', () => {
    const named = standingRules.map(({ standing }) => standing);
    expect(new Set(named).size).toBe(named.length);
    expect(named).toHaveLength(6);
  });

  test('a report is not superseded by one that is not issued yet, of another framework or of another kind', () => {
    const others = [
      { ...second, issuedOn: '2026-11-23' },
      { ...second, framework: 'ISO/IEC 27001' },
      { ...second, kind: 'penetration-test' },
    ];
    for (const other of others) expect(successorOf(first, [first, other], today)).toBeNull();
    expect(successorOf(first, [{ ...second, framework: ' soc 2  type II' }], today)?.id).toBe('second');
  });

  test('a bridge letter takes the place of no report, and a report that covers its end takes its place', () => {
    const letter = year('letter', '2025-07-01', '2025-09-30', { kind: 'bridge-letter' });
    expect(successorOf(first, [letter], today)).toBeNull();
    expect(successorOf(letter, [first, second], today)?.id).toBe('second');
    expect(successorOf(letter, [first], today)).toBeNull();
  });

  test('two reports never supersede each other, and one of a lane is always left', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    const some = fc.array(day, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(some, (days) => {
        const all = days.map((end, index) =>
          report(String(index), { periodEndOn: end.toISOString().slice(0, 10) }),
        );
        const left = all.filter((one) => successorOf(one, all, today) === null);
        expect(left.length).toBeGreaterThan(0);
        for (const one of all) expect(successorOf(one, all, today)?.id).not.toBe(one.id);
      }),
    );
  });
});

describe('the timeline', () => {
  const gapsIn = (...reports: ReportFacts[]) => lanesOf(reports, today)[0]?.gaps;

  test('periods that follow each other leave no gap; a day between them is one', () => {
    expect(gapsIn(second, first)).toEqual([]);
    const late = { ...second, periodStartOn: '2025-07-02' };
    expect(gapsIn(first, late)).toEqual([{ from: '2025-07-01', to: '2025-07-01' }]);
  });

  test('a bridge letter closes the gap that it covers', () => {
    const late = { ...second, periodStartOn: '2025-10-01' };
    const letter = year('letter', '2025-07-01', '2025-08-31', { kind: 'bridge-letter' });
    expect(gapsIn(first, late)).toEqual([{ from: '2025-07-01', to: '2025-09-30' }]);
    expect(gapsIn(first, late, letter)).toEqual([{ from: '2025-09-01', to: '2025-09-30' }]);
  });

  test('days that two reports cover are an overlap that names both', () => {
    const early = { ...second, periodStartOn: '2025-06-01' };
    const [lane] = lanesOf([first, early], today);
    expect(lane?.overlaps).toMatchObject([
      { span: { from: '2025-06-01', to: '2025-06-30' }, between: [{ id: 'first' }, { id: 'second' }] },
    ]);
    expect(lane?.gaps).toEqual([]);
  });

  test('points in time and penetration tests have no gaps between them, and each kind a lane of its own', () => {
    const point = report('point', { periodEndOn: '2023-01-31' });
    const tests = ['2024-04-01', '2026-04-01'].map((day) =>
      year(day, day, `${day.slice(0, 8)}12`, { kind: 'penetration-test', framework: 'Web' }),
    );
    const lanes = lanesOf([point, first, second, ...tests], today);
    expect(lanes.map(({ kind, gaps }) => [kind, gaps.length])).toEqual([
      ['audit-report', 0],
      ['penetration-test', 0],
    ]);
  });

  test('the time since the last period is told as not covered yet', () => {
    expect(lanesOf([first, second], today)[0]?.uncoveredFrom).toBe('2026-07-01');
    expect(lanesOf([{ ...second, periodEndOn: today }], today)[0]?.uncoveredFrom).toBeNull();
  });
});
