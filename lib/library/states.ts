import { closedBy } from '#lib/grant/access.ts';
import type { GrantState } from '#lib/grant/lifecycle.ts';
import type { NdaStanding } from '#lib/nda/standing.ts';

/** How a document stands for its visitor, in the order in which a library shows them. */
export const libraryStates = [
  'open',
  'needs-nda',
  'needs-information',
  'pending',
  'no-agreement',
  'expired',
  'denied',
  'revoked',
  'unavailable',
  'askable',
] as const;
export type LibraryState = (typeof libraryStates)[number];

/** The newest that the visitor asked for this document. `waiting`: it is our question that waits for them. */
export type Asked = { outcome: string | null; closed: boolean; waiting: boolean; decidedAt: Date | null };

/** What the state follows from. `grant` is the one nothing has replaced. */
export type LibraryFacts = {
  tier: string;
  obtainable: boolean;
  grant: { state: GrantState; grantedAt: Date } | null;
  nda: NdaStanding['state'];
  asked: Asked | null;
};

/** Whether a denial came after whatever grant there is: then that is the last word. */
function deniedSince({ asked, grant }: LibraryFacts): boolean {
  if (asked?.outcome !== 'denied' || !asked.decidedAt) return false;
  return !grant || asked.decidedAt > grant.grantedAt;
}

/**
 * The state that follows from the facts. Where `documentAccess` of lib/grant/access.ts says "open", so does this, and
 * nowhere else: that one is the lock, this one the sign on the door.
 */
export function libraryState(facts: LibraryFacts): LibraryState {
  const { tier, obtainable, grant, nda, asked } = facts;
  if (!obtainable) return 'unavailable';
  if (tier === 'public') return 'open';
  const closed = closedBy(tier, grant?.state ?? null);
  if (closed === null) {
    if (nda === 'needed') return 'needs-nda';
    return nda === 'not-published' ? 'no-agreement' : 'open';
  }
  if (asked && !asked.closed && asked.outcome === null)
    return asked.waiting ? 'needs-information' : 'pending';
  if (deniedSince(facts)) return 'denied';
  return closed === 'needs-approval' ? 'askable' : closed;
}
