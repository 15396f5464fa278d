import { expect, test } from 'vitest';
import { inForce } from './in-force.ts';

test('a version that is published for a later day is not called in force before it', () => {
  expect(inForce('2027-01-01', '2026-12-31')).toBe('in force from 1 Jan 2027');
  expect(inForce('2027-01-01', '2027-01-01')).toBe('in force');
});
