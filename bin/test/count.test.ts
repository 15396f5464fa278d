import { expect, test } from 'vitest';
import { add, isGreen, lastLine, nothing } from './count.ts';

test('the last line counts every skipped test by its cause', () => {
  const units = { passed: 10, failed: 0, skipped: { corpus: 2 } };
  const journeys = { passed: 3, failed: 1, skipped: { corpus: 1, browser: 4 } };
  expect(lastLine(add(units, journeys))).toBe('13 passed, 1 failed, 7 skipped (corpus 3, browser 4)');
  expect(lastLine({ passed: 1, failed: 0, skipped: {} })).toBe('1 passed, 0 failed, 0 skipped');
});

test('a run is green only when something passed and nothing failed, and in CI nothing may be skipped', () => {
  expect(isGreen(nothing, false)).toBe(false);
  expect(isGreen({ passed: 5, failed: 0, skipped: { corpus: 1 } }, false)).toBe(true);
  expect(isGreen({ passed: 5, failed: 0, skipped: { corpus: 1 } }, true)).toBe(false);
  expect(isGreen({ passed: 5, failed: 1, skipped: {} }, false)).toBe(false);
});
