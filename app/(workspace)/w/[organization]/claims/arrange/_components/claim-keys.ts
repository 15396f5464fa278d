import type { KeyboardEvent } from 'react';
import type { Move } from '#lib/order.ts';

/** Where a claim goes by Alt and this key. */
export const keysToMove: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};
/** How far the focus goes by this key. */
export const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Moves the focus to a neighbouring claim, if there is one. */
export function stepFocus(event: KeyboardEvent<HTMLElement>, step: number): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-claim]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[at + step];
  if (at === -1 || !next) return;
  event.preventDefault();
  next.focus();
}
