import { describe, expect, test } from 'vitest';
import { type LintedClaim, lintOf } from './lint.ts';
import type { ClaimMeasure } from './measure.ts';
import { keepsShare } from './share.ts';

let count = 0;
const claim = (text: string, more: Partial<LintedClaim> = {}): LintedClaim => {
  count += 1;
  return { id: `c${count}`, text, audience: 'public', measure: null, controls: 1, unproven: [], ...more };
};
const measure = (value: string, unit: string): ClaimMeasure => ({
  metric: 'retention',
  comparator: '<=',
  value,
  unit,
});
const kindsOf = (...claims: LintedClaim[]) => lintOf(claims).map(({ kind }) => kind);

describe('the lint of claims', () => {
  test('two claims on one topic with different values are one contradiction that names both', () => {
    const one = claim('Encrypted backups are kept for at most 60 days.');
    const other = claim('We keep encrypted backups for at most 30 days.');
    const found = lintOf([one, other]);
    expect(found).toMatchObject([{ kind: 'contradiction', claimIds: [one.id, other.id] }]);
    expect(found[0]?.sentence).toContain('60');
  });

  test('the same value in another unit is no contradiction, nor is another topic', () => {
    const typed = (text: string, value: string, unit: string) =>
      claim(text, { measure: measure(value, unit) });
    expect(
      kindsOf(typed('Backup archives stay.', '2', 'days'), typed('Backup archives stay.', '48', 'hours')),
    ).toEqual([]);
    expect(
      kindsOf(typed('Backup archives stay.', '2', 'days'), typed('Access logs remain.', '3', 'days')),
    ).toEqual([]);
    expect(
      kindsOf(typed('Backup archives stay.', '2', 'days'), typed('Backup archives stay.', '3', 'days')),
    ).toEqual(['contradiction']);
  });

  test.each(['regularly', 'periodically', 'From time to time', 'in a timely manner', 'as needed'])(
    '“%s” is vague',
    (word) => {
      expect(lintOf([claim(`Access is reviewed ${word}.`)])[0]).toMatchObject({ kind: 'vague' });
    },
  );

  test('a cadence that can be kept is not vague, whatever word holds another', () => {
    expect(
      kindsOf(claim('Access is reviewed every quarter.'), claim('Irregularly shaped keys are refused.')),
    ).toEqual([]);
  });

  test('a measure with no control, and a public claim on a control without evidence, are named', () => {
    const promised = { measure: measure('60', 'days'), controls: 0 };
    expect(kindsOf(claim('Kept.', promised))).toEqual(['measure-unbacked']);
    expect(lintOf([claim('Kept.', { unproven: ['BK-01'] })])[0]?.sentence).toContain('BK-01');
    expect(kindsOf(claim('Kept.', { unproven: ['BK-01'], audience: 'internal' }))).toEqual([]);
  });

  test('a share that a course behind it does not keep is named; another measure, or one nobody is held to, is not', () => {
    const share = (comparator: '>=' | '=' | '<', value: string, unit = '%') =>
      ({ metric: 'share', comparator, value, unit }) as const;
    for (const [measure, percent, keeps] of [
      [share('>=', '100'), 99, false],
      [share('>=', '95'), 95, true],
      [share('=', '100', 'percent'), 100, true],
      [share('<', '5'), 5, false],
      [share('>=', 'all'), 10, null],
      [share('>=', '100'), null, null],
      [share('>=', '30', 'days'), 10, null],
      [{ ...share('>=', '99.9'), metric: 'availability' }, 10, null],
      [null, 10, null],
    ] as const)
      expect(keepsShare(measure, percent), JSON.stringify([measure, percent])).toBe(keeps);
  });

  test('a thousand claims are looked through once more in no time', () => {
    const claims = Array.from({ length: 1000 }, (_, index) =>
      claim(`Backups are kept ${index} days and copied to another region.`),
    );
    lintOf(claims);
    const from = performance.now();
    lintOf(claims);
    expect(performance.now() - from).toBeLessThan(5_000);
  }, 60_000);
});
