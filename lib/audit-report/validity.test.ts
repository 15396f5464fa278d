import { expect, test } from 'vitest';
import { validityOf } from './validity.ts';

test('a report is valid on its last day and expired on the next', () => {
  expect(validityOf('2026-11-22', '2026-11-22')).toBe('expiring');
  expect(validityOf('2026-11-22', '2026-11-23')).toBe('expired');
});

test('a report is expiring in its last 30 days', () => {
  expect(validityOf('2026-12-22', '2026-11-22')).toBe('expiring');
  expect(validityOf('2026-12-23', '2026-11-22')).toBe('current');
});

test('a report without an end claims no validity', () => {
  expect(validityOf(null, '2026-11-22')).toBe('undated');
});
