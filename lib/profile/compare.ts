import { changesBetween, type Entry, type EntryChange, unsaid } from './entry.ts';

/** What one side of a comparison says, by identifiers of subcategories. */
export type Side = ReadonlyMap<string, Entry>;

/** A subcategory as both sides say it; `changes` is empty where they agree. */
export type Compared = {
  identifier: string;
  text: string;
  left: Entry;
  right: Entry;
  changes: EntryChange[];
};

const weightOf = ({ changes }: Compared) =>
  changes.some(({ field }) => field === 'currentTier' || field === 'targetTier' || field === 'included')
    ? 2
    : 1;

/**
 * Compares two profiles, or one at two times, subcategory by subcategory of the same identifier: first where tiers differ,
 * then where anything else does, then what agrees, each in the order of the framework.
 */
export function compareSides(
  outcomes: readonly { identifier: string; text: string }[],
  left: Side,
  right: Side,
): Compared[] {
  const rows = outcomes.map(({ identifier, text }) => {
    const [before, after] = [left.get(identifier) ?? unsaid, right.get(identifier) ?? unsaid];
    return { identifier, text, left: before, right: after, changes: changesBetween(before, after) };
  });
  const rank = (row: Compared) => (row.changes.length === 0 ? 0 : weightOf(row));
  return rows.toSorted((a, b) => rank(b) - rank(a));
}
