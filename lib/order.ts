/** Where a row of a hand-ordered list goes. */
export const moves = ['up', 'down', 'first', 'last'] as const;

/** One of `moves`. */
export type Move = (typeof moves)[number];

/** The ids with one of them moved; unchanged when it is not there or already at that end. */
export function moved(ids: readonly string[], id: string, move: Move): string[] {
  const from = ids.indexOf(id);
  if (from === -1) return [...ids];
  const rest = ids.toSpliced(from, 1);
  const to = { up: Math.max(0, from - 1), down: from + 1, first: 0, last: rest.length }[move];
  return rest.toSpliced(to, 0, id);
}

/** A row and the place it has. */
export type Placed = { id: string; position: number };

/** The rows whose place differs from their place in `ids`: all that must be written to put them in that order. */
export function misplaced(rows: readonly Placed[], ids: readonly string[]): Placed[] {
  const now = new Map(rows.map((row) => [row.id, row.position]));
  return ids.map((id, position) => ({ id, position })).filter((row) => now.get(row.id) !== row.position);
}
