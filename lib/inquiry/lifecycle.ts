/** States of an inquiry: it waits for the team, for the auditor, or it is settled. */
export const inquiryStates = ['open', 'answered', 'settled'] as const;
export type InquiryState = (typeof inquiryStates)[number];

/** What can be done: either side writes; either side settles it. */
export const inquiryVerbs = ['write', 'settle'] as const;
export type InquiryVerb = (typeof inquiryVerbs)[number];

/** The state, by who wrote last. */
export function inquiryState(facts: { settledAt: Date | null; lastFromAuditor: boolean }): InquiryState {
  if (facts.settledAt) return 'settled';
  return facts.lastFromAuditor ? 'open' : 'answered';
}

/** The one table: what is not possible in a state. What is absent is possible; writing opens a settled one again. */
const refusals: Record<InquiryState, Partial<Record<InquiryVerb, string>>> = {
  open: {},
  answered: {},
  settled: { settle: 'This inquiry is settled already.' },
};

/** Why `verb` is not possible in `state`, as a sentence; null when it is. */
export function whyNotInquiry(state: InquiryState, verb: InquiryVerb): string | null {
  return refusals[state][verb] ?? null;
}
