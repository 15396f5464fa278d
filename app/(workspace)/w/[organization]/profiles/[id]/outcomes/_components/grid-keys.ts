import { priorities, tierOf } from '#lib/profile/tiers.ts';
import type { GridColumn, GridLine, GridSet } from './grid-line';

/** The columns that can be set, in order. */
export const gridColumns = ['currentTier', 'targetTier', 'priority'] as const satisfies readonly GridColumn[];

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** How far a key moves. */
export type Step = { rows: number; columns: number };

/** Rows and columns that a key moves by, or null. Where text runs from right to left, left is forwards. */
export function stepOf(key: string, rightToLeft: boolean): Step | null {
  const step = steps[key];
  if (!step) return null;
  const [rows, columns] = step;
  return { rows, columns: rightToLeft ? -columns : columns };
}

/**
 * What a key sets in a column of a line, or null where it sets nothing there: 0, Delete and Backspace take the value away,
 * `a` accepts the tier that the controls speak for, `x` takes the outcome out of the profile.
 */
export function setByKey(key: string, column: GridColumn, line: GridLine): GridSet | null {
  if (['0', 'Delete', 'Backspace'].includes(key)) return { [column]: null };
  if (key === 'x') return { included: !line.included };
  if (key === 'a') return line.suggestion && { currentTier: line.suggestion.tier };
  if (column === 'priority') {
    const priority = priorities.find((one) => key.length === 1 && one.startsWith(key.toLowerCase()));
    return priority ? { priority } : null;
  }
  const tier = /^\d$/.test(key) ? tierOf(Number(key)) : null;
  return tier === null ? null : { [column]: tier };
}
