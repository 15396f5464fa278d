import { formatDate } from '#lib/format.ts';

/** How a published version holds on a day (`2026-11-22`): "in force", or from which day it will be. */
export function inForce(effectiveOn: string, today: string): string {
  return effectiveOn > today ? `in force from ${formatDate(new Date(effectiveOn))}` : 'in force';
}
