import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wantedOf } from './conditions.ts';

const etag = '"copy-1"';
const none = { range: null, ifRange: null, ifNoneMatch: null };

describe('of a file of 1000 bytes', () => {
  test.each([
    [null, { kind: 'whole' }],
    ['bytes=0-', { kind: 'range', start: 0, end: 1000 }],
    ['bytes=0-0', { kind: 'range', start: 0, end: 1 }],
    ['bytes=100-199', { kind: 'range', start: 100, end: 200 }],
    ['bytes=900-5000', { kind: 'range', start: 900, end: 1000 }],
    ['bytes=-10', { kind: 'range', start: 990, end: 1000 }],
    ['bytes=-5000', { kind: 'range', start: 0, end: 1000 }],
    ['bytes=1000-', { kind: 'unsatisfiable' }],
    ['bytes=-0', { kind: 'unsatisfiable' }],
    ['bytes=5-4', { kind: 'whole' }],
    ['bytes=0-1,5-6', { kind: 'whole' }],
    ['bytes=-', { kind: 'whole' }],
    ['pages=1-2', { kind: 'whole' }],
    ['bytes=99999999999999999999-', { kind: 'whole' }],
  ] as const)('the range %j asks for %o', (range, wanted) => {
    expect(wantedOf({ ...none, range }, etag, 1000)).toEqual(wanted);
  });
});

test('a range resumes only the same copy', () => {
  const range = 'bytes=10-';
  expect(wantedOf({ ...none, range, ifRange: etag }, etag, 1000).kind).toBe('range');
  for (const ifRange of ['"copy-2"', 'W/"copy-1"', 'Sun, 22 Nov 2026 10:00:00 GMT']) {
    expect(wantedOf({ ...none, range, ifRange }, etag, 1000)).toEqual({ kind: 'whole' });
  }
});

test("P19 another recipient's validator never gives a 304", () => {
  expect(wantedOf({ ...none, ifNoneMatch: '"copy-2"' }, etag, 1000).kind).toBe('whole');
  expect(wantedOf({ ...none, ifNoneMatch: '"copy-2", "copy-1"' }, etag, 1000).kind).toBe('unchanged');
});

test('whatever the header says, a range lies inside of the file', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^bytes=\d{0,20}-\d{0,20}$/),
      fc.integer({ min: 1, max: 1e9 }),
      (range, size) => {
        const wanted = wantedOf({ ...none, range }, etag, size);
        const { start, end } = wanted.kind === 'range' ? wanted : { start: 0, end: size };
        expect(start >= 0 && end > start && end <= size).toBe(true);
      },
    ),
  );
});
