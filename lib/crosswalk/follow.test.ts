import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pair } from '#lib/framework/schema.ts';
import { followCrosswalks } from './follow.ts';

const pair = (source: string, target: string): Pair => {
  const [sourceKey = '', sourceIdentifier = ''] = source.split(' ');
  const [targetKey = '', targetIdentifier = ''] = target.split(' ');
  return { sourceKey, sourceIdentifier, targetKey, targetIdentifier };
};
const at = (text: string) => ({ key: text.split(' ')[0] ?? '', identifier: text.split(' ')[1] ?? '' });
const names = (mapped: string[], pairs: Pair[]) =>
  followCrosswalks(mapped.map(at), pairs).map(({ path }) =>
    path.map(({ key, identifier }) => `${key} ${identifier}`).join(' > '),
  );

test('what is mapped suggests what its pairs name, in either direction, with the way there', () => {
  expect(names(['csf A'], [pair('csf A', 'sp 1'), pair('iso 5', 'csf A'), pair('csf B', 'sp 2')])).toEqual([
    'csf A > sp 1',
    'csf A > iso 5',
  ]);
});

test('two pairs are followed and no third, and what is mapped already is not suggested', () => {
  const pairs = [pair('soc C', 'csf A'), pair('csf A', 'sp 1'), pair('sp 1', 'iso 5')];
  expect(names(['soc C'], pairs)).toEqual(['soc C > csf A', 'soc C > csf A > sp 1']);
  expect(names(['soc C', 'csf A'], pairs)).toEqual(['csf A > sp 1', 'csf A > sp 1 > iso 5']);
});

test('a circle of crosswalks ends, whatever it looks like', () => {
  expect(
    names(
      ['a 1'],
      [pair('a 1', 'b 1'), pair('b 1', 'c 1'), pair('c 1', 'a 1'), pair('b 1', 'a 1'), pair('a 1', 'a 1')],
    ),
  ).toEqual(['a 1 > b 1', 'a 1 > c 1']);
  const place = fc.constantFrom<string>('a 1', 'a 2', 'b 1', 'b 2', 'c 1', 'c 2', '__proto__ 1');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(place, place), { maxLength: 30 }),
      fc.uniqueArray(place),
      (pairs, mapped) => {
        const reached = followCrosswalks(
          mapped.map(at),
          pairs.map(([from, to]) => pair(from, to)),
        );
        const found = reached.map(({ key, identifier }) => `${key} ${identifier}`);
        expect(new Set(found).size).toBe(found.length);
        expect(found.filter((one) => mapped.includes(one))).toEqual([]);
        for (const { path } of reached) expect(new Set(path.map(({ key }) => key)).size).toBe(path.length);
      },
    ),
  );
});
