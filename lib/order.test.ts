import fc from 'fast-check';
import { expect, test } from 'vitest';
import { misplaced, moved, moves } from './order.ts';

const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 30 });

test('moving a row loses and doubles none', () => {
  fc.assert(
    fc.property(ids, fc.nat(), fc.constantFrom(...moves), (list, pick, move) => {
      const id = list[pick % list.length] ?? '';
      expect(moved(list, id, move).toSorted()).toEqual(list.toSorted());
    }),
  );
});

test('up and down undo each other, except at the ends', () => {
  expect(moved(['a', 'b', 'c'], 'b', 'up')).toEqual(['b', 'a', 'c']);
  expect(moved(['b', 'a', 'c'], 'b', 'down')).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 'a', 'up')).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 'c', 'down')).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 'a', 'last')).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 'c', 'first')).toEqual(['c', 'a', 'b']);
});

test('a row that is not in the list moves nothing', () => {
  expect(moved(['a', 'b'], 'z', 'first')).toEqual(['a', 'b']);
});

test('only rows whose place changed are written', () => {
  const rows = [
    { id: 'a', position: 0 },
    { id: 'b', position: 1 },
    { id: 'c', position: 2 },
  ];
  expect(misplaced(rows, ['a', 'c', 'b'])).toEqual([
    { id: 'c', position: 1 },
    { id: 'b', position: 2 },
  ]);
});
