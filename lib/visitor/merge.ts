import type { GrantState } from '#lib/grant/lifecycle.ts';

/** A grant that nothing has replaced, as a merge looks at it. `expiresAt` is null until the first use. */
export type MergeGrant = {
  id: string;
  documentId: string;
  title: string;
  days: number;
  countsFrom: string;
  expiresAt: Date | null;
  state: GrantState;
  revokedReason: string | null;
};

/** What becomes of a grant of the merged visitor: it ends and can be given anew, ends for good, or its revocation goes along. */
export type MergeEffect =
  | 'can-be-given'
  | 'held-already'
  | 'revoked-there'
  | 'revocation-follows'
  | 'open-there';

const isOpen = ({ state }: MergeGrant) => state === 'active' || state === 'not-started';

const endOf = ({ expiresAt }: MergeGrant) => expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;

function effectOf(grant: MergeGrant, there: MergeGrant | undefined): MergeEffect | null {
  if (isOpen(grant)) {
    if (there?.state === 'revoked') return 'revoked-there';
    return there && isOpen(there) && endOf(there) >= endOf(grant) ? 'held-already' : 'can-be-given';
  }
  if (grant.state !== 'revoked' || there?.state === 'revoked') return null;
  return there && isOpen(there) ? 'open-there' : 'revocation-follows';
}

/** What a merge does to each grant of the first visitor, seen what the second holds. Expired ones stay as they are. */
export function mergePlan(
  from: readonly MergeGrant[],
  into: readonly MergeGrant[],
): { grant: MergeGrant; effect: MergeEffect }[] {
  return from.flatMap((grant) => {
    const effect = effectOf(
      grant,
      into.find((other) => other.documentId === grant.documentId),
    );
    return effect ? [{ grant, effect }] : [];
  });
}

/** A visitor as a merge looks at them. */
export type MergeSide = {
  id: string;
  email: string;
  verifiedAt: Date | null;
  mergedIntoId: string | null;
  blocked: boolean;
  openRequests: number;
};

/** Why the first visitor cannot be merged into the second now, as a sentence; null when they can. */
export function whyNotMerge(from: MergeSide, into: MergeSide): string | null {
  if (from.id === into.id) return 'A visitor cannot be merged into itself.';
  if (from.mergedIntoId !== null || into.mergedIntoId !== null)
    return 'One of these visitors was merged already. Please reload.';
  if (from.blocked || into.blocked)
    return 'One of these visitors or their domain is blocked. Lift the block first.';
  if (!into.verifiedAt)
    return `${into.email} was never confirmed. Its owner has to sign in to the portal once before anything can be merged into it.`;
  if (from.openRequests > 0) return `There is an open request of ${from.email}. Decide on it first.`;
  return null;
}
