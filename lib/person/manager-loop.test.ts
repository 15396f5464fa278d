import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loopSentence, managerLoop, managerLoops } from './manager-loop.ts';

const of = (edges: Record<string, string>) => (key: string) => edges[key];

test('a loop of managers is told from where it is asked, and not by whoever only leads into it', () => {
  const edges = of({ a: 'b', b: 'c', c: 'a', d: 'a', e: 'e' });
  expect(managerLoop('a', edges)).toEqual(['a', 'b', 'c', 'a']);
  expect(managerLoop('d', edges)).toBeNull();
  expect(managerLoop('e', edges)).toEqual(['e', 'e']);
  expect(managerLoops(['d', 'c', 'a', 'b', 'e'], edges)).toEqual([
    ['c', 'a', 'b', 'c'],
    ['e', 'e'],
  ]);
  expect(loopSentence(['A', 'B', 'A'])).toBe('This makes a loop of managers: A → B → A.');
});

test('whoever is in a loop is named in exactly one, nobody else in any', () => {
  const keys = Array.from({ length: 8 }, (_, index) => String(index));
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.integer({ min: 0, max: 7 })), { minLength: 8, maxLength: 8 }),
      (managers) => {
        const edges = (key: string) => managers[Number(key)]?.toString();
        const named = managerLoops(keys, edges).flatMap((loop) => loop.slice(1));
        const looped = keys.filter((key) => managerLoop(key, edges) !== null);
        expect(named.toSorted()).toEqual(looped);
      },
    ),
  );
});
