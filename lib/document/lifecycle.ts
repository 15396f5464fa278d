/** States of a revision, from upload to withdrawal. */
export const revisionStates = [
  'received',
  'preparing',
  'stalled',
  'refused',
  'failed',
  'ready',
  'current',
  'superseded',
  'withdrawn',
] as const;
export type RevisionState = (typeof revisionStates)[number];

/** What can be done to a revision. */
export const revisionVerbs = ['prepare-again', 'publish', 'withdraw', 'preview'] as const;
export type RevisionVerb = (typeof revisionVerbs)[number];

/** The facts of a revision from which its state follows. `state` is that of its preparation. */
export type RevisionFacts = {
  state: string;
  receivedAt: Date;
  progressAt: Date | null;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  current: boolean;
};

/** A preparation that has not come forward for so long has lost its worker. Milliseconds. */
export const stalledAfter = 2 * 60_000;

/** The state of a revision at `now`. */
export function revisionState(facts: RevisionFacts, now: Date): RevisionState {
  if (facts.withdrawnAt) return 'withdrawn';
  if (facts.publishedAt) return facts.current ? 'current' : 'superseded';
  if (facts.state === 'ready' || facts.state === 'refused' || facts.state === 'failed') return facts.state;
  const seen = facts.progressAt ?? facts.receivedAt;
  if (now.getTime() - seen.getTime() > stalledAfter) return 'stalled';
  return facts.state === 'preparing' ? 'preparing' : 'received';
}

const unready = 'This file is still being prepared.';
const again = 'The preparation of this file has to be tried again first.';
const refused = 'This file cannot be marked and so is never shown to anyone. Please upload another one.';
const done = 'This file is prepared already.';
const withdrawn = 'This revision was withdrawn.';

/** The one table: what is not possible in a state, and the sentence that says so. What is absent is possible. */
const refusals: Record<RevisionState, Partial<Record<RevisionVerb, string>>> = {
  received: { 'prepare-again': unready, publish: unready, withdraw: unready, preview: unready },
  preparing: { 'prepare-again': unready, publish: unready, withdraw: unready, preview: unready },
  stalled: { publish: again, withdraw: again, preview: again },
  failed: { publish: again, withdraw: again, preview: again },
  refused: { 'prepare-again': refused, publish: refused, withdraw: refused, preview: refused },
  ready: { 'prepare-again': done, withdraw: 'This revision was never published.' },
  current: { 'prepare-again': done, publish: 'This revision is published already.' },
  superseded: { 'prepare-again': done, publish: 'A newer revision has taken the place of this one.' },
  withdrawn: {
    'prepare-again': withdrawn,
    publish: `${withdrawn} Please upload a new one.`,
    withdraw: withdrawn,
  },
};

/** Why `verb` is not possible in `state`, as a sentence; null when it is. */
export function whyNotRevision(state: RevisionState, verb: RevisionVerb): string | null {
  return refusals[state][verb] ?? null;
}

/** States of a document: obtainable means that a copy can be made of it. */
export const documentStates = ['obtainable', 'unpublished', 'archived'] as const;
export type DocumentState = (typeof documentStates)[number];

/** What can be done to a document. */
export const documentVerbs = ['change', 'upload', 'publish', 'archive', 'restore'] as const;
export type DocumentVerb = (typeof documentVerbs)[number];

/** The state of a document; `current` is its current revision. */
export function documentState(facts: {
  archivedAt: Date | null;
  current: { state: string; publishedAt: Date | null; withdrawnAt: Date | null } | null;
}): DocumentState {
  if (facts.archivedAt) return 'archived';
  const { current } = facts;
  const obtainable = current?.state === 'ready' && current.publishedAt && !current.withdrawnAt;
  return obtainable ? 'obtainable' : 'unpublished';
}

const archived = 'This document is archived. Restore it first.';
const documentRefusals: Record<DocumentState, Partial<Record<DocumentVerb, string>>> = {
  obtainable: { restore: 'This document is not archived.' },
  unpublished: { restore: 'This document is not archived.' },
  archived: {
    change: archived,
    upload: archived,
    publish: archived,
    archive: 'This document is archived already.',
  },
};

/** Why `verb` is not possible in `state`, as a sentence; null when it is. */
export function whyNotDocument(state: DocumentState, verb: DocumentVerb): string | null {
  return documentRefusals[state][verb] ?? null;
}
