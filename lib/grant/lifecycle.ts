/** States of a grant. */
export const grantStates = ['active', 'not-started', 'expired', 'revoked', 'superseded'] as const;
export type GrantState = (typeof grantStates)[number];

/** What can be done to a grant. */
export const grantVerbs = ['use', 'revoke', 'reinstate', 'extend', 'change-end', 'renew', 'remind'] as const;
export type GrantVerb = (typeof grantVerbs)[number];

/** The facts of a grant from which its state follows. */
export type GrantFacts = { supersededAt: Date | null; revoked: boolean; expiresAt: Date | null };

/** The state at `now`. A grant ends at the very moment of `expiresAt`; one without it begins at its first use. */
export function grantState(facts: GrantFacts, now: Date): GrantState {
  if (facts.supersededAt) return 'superseded';
  if (facts.revoked) return 'revoked';
  if (!facts.expiresAt) return 'not-started';
  return facts.expiresAt.getTime() <= now.getTime() ? 'expired' : 'active';
}

const replaced = 'A newer grant has taken the place of this one.';

/** The one table: what is not possible in a state, and the sentence that says so. What is absent is possible. */
const refusals: Record<GrantState, Partial<Record<GrantVerb, string>>> = {
  active: { reinstate: 'This grant is not revoked.' },
  'not-started': {
    reinstate: 'This grant is not revoked.',
    extend: 'The time of this grant begins with its first use; there is nothing to extend yet.',
    renew: 'This document is open to you; its time begins with your first download.',
    remind: 'The time of this grant has not begun.',
  },
  expired: {
    use: 'This grant has expired.',
    revoke: 'This grant has already expired.',
    reinstate: 'This grant is not revoked; it has expired. Extend it instead.',
    remind: 'This grant has already expired.',
  },
  revoked: {
    use: 'This grant was revoked.',
    revoke: 'This grant is already revoked.',
    extend: 'This grant is revoked. Reinstate it first.',
    'change-end': 'This grant is revoked. Reinstate it first.',
    renew: 'Access to this document was ended. Please send a new request.',
    remind: 'This grant is revoked.',
  },
  superseded: {
    use: replaced,
    revoke: replaced,
    reinstate: replaced,
    extend: replaced,
    'change-end': replaced,
    renew: replaced,
    remind: replaced,
  },
};

/** Why `verb` is not possible in `state`, as a sentence; null when it is. */
export function whyNotGrant(state: GrantState, verb: GrantVerb): string | null {
  return refusals[state][verb] ?? null;
}

const day = 86_400_000;

/**
 * The moment `days` days after `from`. A day is 24 hours of UTC, so that the answer is the same in every time zone and
 * across changes of clocks, leap days and the end of a year (W06).
 */
export function daysAfter(from: Date, days: number): Date {
  return new Date(from.getTime() + days * day);
}

/** When a grant expires that is given at `now`; null while it counts from a first use that has not happened. */
export function expiryOf(grant: { days: number; countsFrom: string }, now: Date): Date | null {
  return grant.countsFrom === 'first-use' ? null : daysAfter(now, grant.days);
}

/** When its holder is reminded: `remindBeforeDays` before the end, but never in the first half of a short grant. */
export function reminderAt(grant: { days: number; expiresAt: Date }, remindBeforeDays: number): Date {
  return daysAfter(grant.expiresAt, -Math.min(remindBeforeDays, grant.days / 2));
}
