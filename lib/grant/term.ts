import { endOfDay } from '#lib/day.ts';
import type { Problem } from '#lib/errors.ts';
import { daysAfter, expiryOf } from './lifecycle.ts';

/** How somebody says how long a grant lasts: as the organization does, until a day, for days from now or from first use. */
export const terms = ['usual', 'date', 'days', 'first-use'] as const;

/** `endsOn` counts with `date`; `days` with `days` and `first-use`, where none means the usual number. */
export type Term = {
  until: (typeof terms)[number];
  endsOn: string | null;
  days?: number | undefined;
};

/** What an organization decided for documents of a tier. */
export type UsualTerm = { days: number; countsFrom: 'approval' | 'first-use' };

/** A term as a grant keeps it. `expiresAt` is null until the first use of a grant that counts from it. */
export type GrantTerm = UsualTerm & { expiresAt: Date | null };

const mostDays = 3650;
const dayLength = 86_400_000;

/** When a grant ends whose last day this is (UTC): a millisecond later its end would be shown as the next day. */
export function lastMomentOf(day: string): Date {
  return new Date(endOfDay(day).getTime() - 1);
}

/** Whole days until `end`, at least one. */
export function daysUntil(end: Date, now: Date): number {
  return Math.max(1, Math.ceil((end.getTime() - now.getTime()) / dayLength));
}

/** What is wrong with a last day, as a sentence; null when a grant can end with it. */
export function whyNotEnd(endsOn: string | null, now: Date): string | null {
  if (endsOn === null) return 'Please choose the last day.';
  const end = lastMomentOf(endsOn);
  if (end <= now) return 'Please choose a day that is not over yet.';
  return end > daysAfter(now, mostDays) ? 'At most 3,650 days from now.' : null;
}

/** What is wrong with a term. */
export function termProblems({ until, endsOn }: Term, now: Date): Problem[] {
  const message = until === 'date' ? whyNotEnd(endsOn, now) : null;
  return message ? [{ path: 'endsOn', message }] : [];
}

/** The term of a grant that is given at `now`. A last day counts whole, in UTC. */
export function grantTerm(term: Term, usual: UsualTerm, now: Date): GrantTerm {
  if (term.until === 'date' && term.endsOn !== null) {
    const expiresAt = lastMomentOf(term.endsOn);
    return { days: daysUntil(expiresAt, now), countsFrom: 'approval', expiresAt };
  }
  const days = term.until === 'usual' ? usual.days : (term.days ?? usual.days);
  const countsFrom =
    term.until === 'usual' ? usual.countsFrom : term.until === 'first-use' ? 'first-use' : 'approval';
  return { days, countsFrom, expiresAt: expiryOf({ days, countsFrom }, now) };
}
