/** States of an access request, in the order in which they come. */
export const requestStates = [
  'unverified',
  'submitted',
  'needs-information',
  'approved',
  'approved-in-part',
  'denied',
  'withdrawn',
  'expired',
] as const;
export type RequestState = (typeof requestStates)[number];

/** What can be done to a request. */
export const requestVerbs = ['submit', 'decide', 'ask', 'answer', 'withdraw', 'expire'] as const;
export type RequestVerb = (typeof requestVerbs)[number];

/** The facts of a request from which its state follows. `waiting`: the last word is a question to the visitor. */
export type RequestFacts = {
  submittedAt: Date | null;
  withdrawnAt: Date | null;
  expiredAt: Date | null;
  outcomes: readonly (string | null)[];
  waiting: boolean;
};

/** The state that follows from the facts. */
export function requestState(facts: RequestFacts): RequestState {
  if (facts.withdrawnAt) return 'withdrawn';
  if (facts.expiredAt) return 'expired';
  if (!facts.submittedAt) return 'unverified';
  const { outcomes } = facts;
  if (outcomes.some((outcome) => outcome === null)) return facts.waiting ? 'needs-information' : 'submitted';
  if (outcomes.every((outcome) => outcome === 'approved')) return 'approved';
  return outcomes.includes('approved') ? 'approved-in-part' : 'denied';
}

const decided = {
  submit: 'This request has already been sent and decided.',
  decide: 'Every document of this request has already been decided.',
  ask: 'This request is decided; there is nothing left to ask for.',
  answer: 'This request is decided; please send a new one.',
  withdraw: 'This request is already decided and can no longer be withdrawn.',
  expire: 'A decided request does not expire.',
} as const;

/** The one table: what is not possible in a state, and the sentence that says so. What is absent is possible. */
const refusals: Record<RequestState, Partial<Record<RequestVerb, string>>> = {
  unverified: {
    decide: 'The requester has not confirmed their e-mail address yet.',
    ask: 'The requester has not confirmed their e-mail address yet.',
    answer: 'Please confirm your e-mail address first.',
  },
  submitted: { submit: 'This request has already been sent.' },
  'needs-information': { submit: 'This request has already been sent.' },
  approved: decided,
  'approved-in-part': decided,
  denied: decided,
  withdrawn: {
    submit: 'This request was withdrawn; please send a new one.',
    decide: 'The requester has withdrawn this request.',
    ask: 'The requester has withdrawn this request.',
    answer: 'This request was withdrawn; please send a new one.',
    withdraw: 'This request is already withdrawn.',
    expire: 'A withdrawn request does not expire.',
  },
  expired: {
    submit: 'This request has expired; please send a new one.',
    decide: 'This request expired without a decision. The requester can send a new one.',
    ask: 'This request expired without a decision. The requester can send a new one.',
    answer: 'This request has expired; please send a new one.',
    withdraw: 'This request has already expired.',
    expire: 'This request has already expired.',
  },
};

/** Why `verb` is not possible in `state`, as a sentence; null when it is. */
export function whyNotRequest(state: RequestState, verb: RequestVerb): string | null {
  return refusals[state][verb] ?? null;
}

/** Whether somebody still has to act on a request in this state. */
export function isOpen(state: RequestState): boolean {
  return state === 'unverified' || state === 'submitted' || state === 'needs-information';
}
