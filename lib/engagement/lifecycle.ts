/** States of an engagement. */
export const engagementStates = ['planned', 'open', 'over', 'closed'] as const;
export type EngagementState = (typeof engagementStates)[number];

/** What can be done with one: its auditors come in, the team changes, closes or opens it again. */
export const engagementVerbs = ['enter', 'change', 'close', 'reopen'] as const;
export type EngagementVerb = (typeof engagementVerbs)[number];

/** The facts from which the state follows; days are like `2026-11-22`. */
export type EngagementFacts = { beginsOn: string; endsOn: string; closedAt: Date | null };

/** The state on a day of the organization's. Both days belong to the time in which auditors may come in. */
export function engagementState(
  { beginsOn, endsOn, closedAt }: EngagementFacts,
  today: string,
): EngagementState {
  if (closedAt) return 'closed';
  if (today < beginsOn) return 'planned';
  return today > endsOn ? 'over' : 'open';
}

/** The one table: what is not possible in a state, and the sentence that says so. What is absent is possible. */
const refusals: Record<EngagementState, Partial<Record<EngagementVerb, string>>> = {
  planned: {
    enter: 'This engagement has not begun.',
    reopen: 'This engagement is not closed.',
  },
  open: { reopen: 'This engagement is not closed.' },
  over: {
    enter: 'The time of this engagement is over.',
    reopen: 'This engagement is not closed. Give it a later last day instead.',
  },
  closed: {
    enter: 'This engagement is closed.',
    change: 'This engagement is closed. Open it again first.',
    close: 'This engagement is closed already.',
  },
};

/** Why `verb` is not possible in `state`, as a sentence; null when it is. */
export function whyNotEngagement(state: EngagementState, verb: EngagementVerb): string | null {
  return refusals[state][verb] ?? null;
}
