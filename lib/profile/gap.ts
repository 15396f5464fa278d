import { type Priority, priorities } from './tiers.ts';

/** What of an entry decides on its gap. */
export type Rated = {
  included: boolean;
  currentTier: number | null;
  targetTier: number | null;
  priority: Priority | null;
};

/**
 * Tiers from where an outcome is to where it should be; 0 where nothing is to be done or nothing is aimed at. One that is
 * not rated yet counts from nothing, so that it is not overlooked.
 */
export function gapOf({ included, currentTier, targetTier }: Rated): number {
  if (!included || targetTier === null) return 0;
  return Math.max(0, targetTier - (currentTier ?? 0));
}

const rank = (priority: Priority | null) =>
  priority === null ? priorities.length : priorities.indexOf(priority);

/** The rows with a gap: by priority, the widest first, else in the order they came. */
export function gapsOf<Row extends Rated>(rows: readonly Row[]): (Row & { gap: number })[] {
  return rows
    .map((row) => ({ ...row, gap: gapOf(row) }))
    .filter(({ gap }) => gap > 0)
    .toSorted((a, b) => rank(a.priority) - rank(b.priority) || b.gap - a.gap);
}

/** How a group of outcomes stands: means of what is rated (null where nothing is), and counts. */
export type Summary = {
  current: number | null;
  target: number | null;
  included: number;
  rated: number;
  aimed: number;
  gaps: number;
};

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sums a group of outcomes up. Those that are not in the profile do not count. */
export function summaryOf(rows: readonly Rated[]): Summary {
  const included = rows.filter((row) => row.included);
  const current = included.flatMap(({ currentTier }) => currentTier ?? []);
  const target = included.flatMap(({ targetTier }) => targetTier ?? []);
  return {
    current: mean(current),
    target: mean(target),
    included: included.length,
    rated: current.length,
    aimed: target.length,
    gaps: included.filter((row) => gapOf(row) > 0).length,
  };
}
