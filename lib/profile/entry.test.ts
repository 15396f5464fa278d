import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween, type Entry, mergeEntry, unsaid, withFields } from './entry.ts';
import { priorities, tiers } from './tiers.ts';

const tier = fc.constantFrom(null, ...tiers);
const entry: fc.Arbitrary<Entry> = fc
  .record({
    included: fc.boolean(),
    currentTier: tier,
    targetTier: tier,
    priority: fc.constantFrom(null, ...priorities),
    reason: fc.constantFrom('', 'a', 'b'),
  })
  .map((said) => ({ ...unsaid, ...said }));

test('nothing that either of two people said is lost: it stands, or the second is told', () => {
  fc.assert(
    fc.property(entry, entry, entry, (seen, now, mine) => {
      const { entry: merged, clashes } = mergeEntry(seen, now, mine);
      for (const { field } of changesBetween(seen, now))
        if (!clashes.includes(field)) expect(merged[field]).toBe(now[field]);
      for (const { field } of changesBetween(seen, mine))
        expect(clashes.length > 0 || merged[field] === mine[field]).toBe(true);
      if (clashes.length > 0) expect(merged).toEqual(now);
    }),
  );
});

test('what a person does not name stays as it is', () => {
  const said = withFields(unsaid, { targetTier: 3, reason: undefined });
  expect(changesBetween(unsaid, said)).toEqual([{ field: 'targetTier', before: '', after: '3 Repeatable' }]);
});
