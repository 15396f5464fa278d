/** States of an evidence item, which are those of its current revision until it is archived. */
export const evidenceStates = ['waiting', 'accepted', 'lapsed', 'rejected', 'archived'] as const;
export type EvidenceState = (typeof evidenceStates)[number];

/** What can be done to an evidence item. */
export const evidenceVerbs = [
  'change',
  'revise',
  'accept',
  'reject',
  'link',
  'unlink',
  'archive',
  'restore',
] as const;
export type EvidenceVerb = (typeof evidenceVerbs)[number];

/** The facts from which the state follows. `verdict` is that of the newest review of the current revision. */
export type EvidenceFacts = {
  archivedAt: Date | null;
  verdict: string | null;
  validUntilOn: string | null;
};

/** The state on `today`, a day where the organization is. Evidence holds to the end of the day it is valid until. */
export function evidenceState(facts: EvidenceFacts, today: string): EvidenceState {
  if (facts.archivedAt) return 'archived';
  if (facts.verdict === null) return 'waiting';
  if (facts.verdict === 'rejected') return 'rejected';
  return facts.validUntilOn !== null && facts.validUntilOn < today ? 'lapsed' : 'accepted';
}

const notArchived = 'This evidence is not archived.';
const archived = 'This evidence is archived. Restore it first.';

/** The one table: what is not possible in a state, and the sentence that says so. What is absent is possible. */
const refusals: Record<EvidenceState, Partial<Record<EvidenceVerb, string>>> = {
  waiting: { restore: notArchived },
  accepted: { accept: 'This revision is accepted already.', restore: notArchived },
  lapsed: {
    accept: 'This revision was accepted and is no longer valid. A new revision is needed.',
    restore: notArchived,
  },
  rejected: { reject: 'This revision is rejected already.', restore: notArchived },
  archived: {
    change: archived,
    revise: archived,
    accept: archived,
    reject: archived,
    link: archived,
    unlink: archived,
    archive: 'This evidence is archived already.',
  },
};

/** Why `verb` is not possible in `state`, as a sentence; null when it is. */
export function whyNotEvidence(state: EvidenceState, verb: EvidenceVerb): string | null {
  return refusals[state][verb] ?? null;
}

/** Who looks at a revision: whether they brought it, and how many other members may review. */
export type ReviewRight = { broughtIt: boolean; otherReviewers: number };

/**
 * Why somebody may not review a revision; null when they may. Nobody reviews what they brought, unless nobody else can:
 * then with a reason, and it is shown as self-reviewed.
 */
export function whyNotReviewer({ broughtIt, otherReviewers }: ReviewRight): string | null {
  if (!broughtIt || otherReviewers === 0) return null;
  return 'You brought this revision yourself. Somebody else has to review it.';
}
