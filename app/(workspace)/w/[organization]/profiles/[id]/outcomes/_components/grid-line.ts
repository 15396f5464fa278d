import type { ProfileLine } from '#lib/profile/outline.ts';

/** One subcategory of the grid. */
export type GridLine = ProfileLine;

/** A column that can be set. */
export type GridColumn = 'currentTier' | 'targetTier' | 'priority';

/** What a person sets in the grid. */
export type GridSet = Partial<Pick<GridLine, GridColumn | 'included'>>;

/** Fields that two people set to different things: theirs stands, mine waits for a word. */
export type GridClash = { id: string; identifier: string; mine: GridSet; theirs: GridSet };

/** The fields that a set names. */
export function namedIn(set: GridSet): (keyof GridSet)[] {
  return (['included', 'currentTier', 'targetTier', 'priority'] as const).filter(
    (field) => set[field] !== undefined,
  );
}

/** Those fields of a line. */
export function pick(line: GridSet, fields: readonly (keyof GridSet)[]): GridSet {
  return Object.fromEntries(fields.map((field) => [field, line[field]]));
}

/**
 * What becomes of a set that was refused because somebody else was faster: fields that they left alone go on, the others
 * clash. `seen` is the line as it was known, `now` as it is.
 */
export function rebase(seen: GridLine, now: GridLine, mine: GridSet): { goOn: GridSet; clash: GridSet } {
  const clashing = namedIn(mine).filter((field) => now[field] !== seen[field] && now[field] !== mine[field]);
  const free = namedIn(mine).filter((field) => !clashing.includes(field) && now[field] !== mine[field]);
  return { goOn: pick(mine, free), clash: pick(mine, clashing) };
}
