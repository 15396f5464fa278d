/** States of a version, derived from its rows. */
export const versionStates = [
  'draft',
  'change-requested',
  'submitted',
  'approved',
  'published',
  'discarded',
] as const;
export type VersionState = (typeof versionStates)[number];

/** What can be done to a version. An edit of what was put up takes it back to a draft. */
export const versionVerbs = [
  'edit',
  'submit',
  'withdraw',
  'approve',
  'request-change',
  'publish',
  'discard',
] as const;
export type VersionVerb = (typeof versionVerbs)[number];

/** States of a policy as a whole. Discarded: it was never published and nobody works on it. */
export const policyStates = ['unpublished', 'published', 'retired', 'discarded'] as const;
export type PolicyState = (typeof policyStates)[number];

/** What can be done to a policy. `work` is every deed on a version of it. */
export const policyVerbs = ['work', 'start', 'change', 'map', 'review', 'retire', 'restore'] as const;
export type PolicyVerb = (typeof policyVerbs)[number];

/** The facts from which the state of a version follows. `outcome` is that of its newest submission. */
export type VersionFacts = {
  closed: boolean;
  published: boolean;
  /** Frozen by a hash: put up for approval. */
  frozen: boolean;
  outcome: string | null;
  approvals: number;
  quorum: number;
};

/** The state of a version. Approvals of whoever may no longer approve are not among `approvals`. */
export function versionState(facts: VersionFacts): VersionState {
  if (facts.published) return 'published';
  if (facts.closed) return 'discarded';
  if (facts.frozen) return facts.approvals >= facts.quorum ? 'approved' : 'submitted';
  return facts.outcome === 'change-requested' ? 'change-requested' : 'draft';
}

/** The state of a policy. */
export function policyState(facts: { retired: boolean; published: boolean; open: boolean }): PolicyState {
  if (facts.retired) return 'retired';
  if (facts.published) return 'published';
  return facts.open ? 'unpublished' : 'discarded';
}

const notPutUp = 'This version is a draft. Put it up for approval first.';
const putUp = 'This version waits for approval. Withdraw it first.';
const frozen = 'This version is published and frozen. Please start the next version.';
const gone = 'This version was discarded. Please start the next version.';

const ofDraft = { withdraw: notPutUp, approve: notPutUp, 'request-change': notPutUp, publish: notPutUp };
const all = (sentence: string) =>
  Object.fromEntries(versionVerbs.map((verb) => [verb, sentence])) as Record<VersionVerb, string>;

/** The one table: what is not possible in a state, and the sentence that says so. What is absent is possible. */
const versionRefusals: Record<VersionState, Partial<Record<VersionVerb, string>>> = {
  draft: ofDraft,
  'change-requested': ofDraft,
  submitted: {
    submit: 'This version waits for approval already.',
    publish: 'This version is not approved yet.',
    discard: putUp,
  },
  approved: {
    submit: 'This version is approved already.',
    approve: 'This version is approved already.',
    discard: putUp,
  },
  published: { ...all(frozen), publish: 'This version is published already.' },
  discarded: all(gone),
};

const retired = 'This policy is retired. Restore it first.';
const notRetired = 'This policy is not retired.';
const neverPublished = 'This policy was never published.';

const policyRefusals: Record<PolicyState, Partial<Record<PolicyVerb, string>>> = {
  unpublished: { review: neverPublished, retire: neverPublished, restore: notRetired },
  published: { restore: notRetired },
  retired: {
    work: retired,
    start: retired,
    change: retired,
    map: retired,
    review: retired,
    retire: 'This policy is retired already.',
  },
  discarded: {
    work: gone,
    map: neverPublished,
    review: neverPublished,
    retire: neverPublished,
    restore: notRetired,
  },
};

/** Why `verb` is not possible for a version in `state`, as a sentence; null when it is. */
export function whyNotVersion(state: VersionState, verb: VersionVerb): string | null {
  return versionRefusals[state][verb] ?? null;
}

/** Why `verb` is not possible for a policy in `state`, as a sentence; null when it is. */
export function whyNotPolicy(state: PolicyState, verb: PolicyVerb): string | null {
  return policyRefusals[state][verb] ?? null;
}
