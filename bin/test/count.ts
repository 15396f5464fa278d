/** How many tests there were; `skipped` counts by cause. */
export type Count = { passed: number; failed: number; skipped: Readonly<Record<string, number>> };

/** Nothing counted yet. */
export const nothing: Count = { passed: 0, failed: 0, skipped: {} };

/** Both counts together. */
export function add(a: Count, b: Count): Count {
  const skipped: Record<string, number> = { ...a.skipped };
  for (const [cause, number] of Object.entries(b.skipped)) skipped[cause] = (skipped[cause] ?? 0) + number;
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped };
}

/** The last line of `npm test`: `12 passed, 0 failed, 3 skipped (corpus 3)`. */
export function lastLine({ passed, failed, skipped }: Count): string {
  const causes = Object.entries(skipped).filter(([, number]) => number > 0);
  const total = causes.reduce((sum, [, number]) => sum + number, 0);
  const why = total > 0 ? ` (${causes.map(([cause, number]) => `${cause} ${number}`).join(', ')})` : '';
  return `${passed} passed, ${failed} failed, ${total} skipped${why}`;
}

/** Whether the run may pass for green: nothing failed and, in CI, nothing was skipped. */
export function isGreen(count: Count, ci: boolean): boolean {
  const skips = Object.values(count.skipped).reduce((sum, number) => sum + number, 0);
  return count.failed === 0 && count.passed > 0 && !(ci && skips > 0);
}
