/** What an approver says a change is. A material one asks everybody again; an editorial one asks nobody. */
export const significances = ['material', 'editorial'] as const;
export type Significance = (typeof significances)[number];

/** Whoever wants to approve: whether they wrote or submitted the version, and who else could. */
export type ApprovalRight = {
  /** Only roles that are written down count at publication: whoever stands in for somebody does not approve. */
  holdsRole: boolean;
  isAuthor: boolean;
  /** They have approved this submission already. */
  hasApproved: boolean;
  /** Members other than them who may approve and did not write it. */
  others: number;
};

/** Why somebody may neither approve a version nor ask for a change of it; null when they may. */
export function whyNotDecide({
  holdsRole,
  hasApproved,
}: Pick<ApprovalRight, 'holdsRole' | 'hasApproved'>): string | null {
  if (!holdsRole)
    return 'You stand in for somebody in access requests. A policy is approved by members who hold the role themselves.';
  return hasApproved ? 'You have approved this version already.' : null;
}

/**
 * Why somebody may not approve a version; null when they may. Nobody approves what they wrote or put up, unless nobody else
 * can: then with a reason, and it is shown as self-approved.
 */
export function whyNotApprove({ isAuthor, others, ...right }: ApprovalRight): string | null {
  const why = whyNotDecide(right);
  if (why) return why;
  if (isAuthor && others > 0)
    return 'You wrote or submitted this version yourself. Somebody else has to approve it.';
  return null;
}

/** A verdict as far as it counts. `eligible`: its member is still there and still may approve. */
export type Verdict = { verdict: string; significance: string | null; eligible: boolean };

/** The verdicts that count as approvals: of members who still may approve. */
export function countedApprovals<T extends Verdict>(verdicts: readonly T[]): T[] {
  return verdicts.filter(({ verdict, eligible }) => verdict === 'approved' && eligible);
}

/** What the approvers together say a change is: material as soon as one of them says so. */
export function significanceOf(verdicts: readonly Verdict[]): Significance {
  return countedApprovals(verdicts).every(({ significance }) => significance === 'editorial')
    ? 'editorial'
    : 'material';
}

/** How many approvals are missing, and whether there is anybody left to give them. Null when none is missing. */
export function whatIsMissing(facts: { approvals: number; quorum: number; eligible: number }): string | null {
  const missing = facts.quorum - facts.approvals;
  if (missing <= 0) return null;
  const wanted = missing === 1 ? 'One more approval is needed' : `${missing} more approvals are needed`;
  if (facts.eligible >= missing) return `${wanted}.`;
  const left = facts.eligible === 0 ? 'nobody is left' : 'only one member is left';
  return `${wanted}, but ${left} who may approve. Give somebody the role, or withdraw the version and lower the number.`;
}
