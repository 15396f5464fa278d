import type { NdaStanding } from '#lib/nda/standing.ts';
import type { ProjectionDocument } from '#lib/portal/projection.ts';
import type { OwnGrant, StoredDocument, Wish } from './read.ts';
import type { LibraryDocument } from './schema.ts';
import { type LibraryState, libraryState } from './states.ts';

/** All that is known of a document and its visitor. `listed` is how the portal shows it, if it does. */
export type DocumentFacts = {
  stored: StoredDocument;
  listed: ProjectionDocument | null;
  /** Whether the portal shows an audit report that is in it. */
  report: boolean;
  grant: OwnGrant | null;
  wish: Wish | null;
  /** The revision of the visitor's newest copy. */
  copied: string | null;
  nda: NdaStanding;
  /** Days that a confidential document stays open from its first copy, which makes its grant. */
  confidentialDays: number;
};

/**
 * The document as its visitor sees it, or null when there is nothing to say about it. Title and description are the
 * published ones where the portal shows the document.
 */
export function libraryDocument(facts: DocumentFacts): LibraryDocument | null {
  const { stored, listed, grant, wish, copied, nda } = facts;
  const { id, obtainable, tier, revisionId, title, description, ...shown } = stored;
  const state = libraryState({ tier, obtainable, grant, nda: nda.state, asked: wish });
  if (state === 'unavailable' && !grant && !wish) return null;
  const open = state === 'open';
  return {
    ...shown,
    documentId: id,
    title: listed?.title ?? title,
    description: listed?.description ?? description,
    tier,
    state,
    until: open && tier !== 'public' ? earlier(grant?.expiresAt ?? null, untilOf(nda)) : null,
    startsAtFirstUse: open ? startsAtFirstUse(facts) : null,
    ...endOf(state, grant, wish),
    grantId: grant?.id ?? null,
    requestId: wish?.requestId ?? null,
    report: facts.report,
    newer: open && copied !== null && revisionId !== null && copied !== revisionId,
  };
}

function startsAtFirstUse({ stored, grant, confidentialDays }: DocumentFacts): number | null {
  if (grant) return grant.state === 'not-started' ? grant.days : null;
  return stored.tier === 'confidential' ? confidentialDays : null;
}

function untilOf(nda: NdaStanding): Date | null {
  return 'until' in nda ? nda.until : null;
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}

function endOf(state: LibraryState, grant: OwnGrant | null, wish: Wish | null) {
  if (state === 'expired') return { closedAt: grant?.expiresAt ?? null, reason: null };
  if (state === 'revoked')
    return { closedAt: grant?.revokedAt ?? null, reason: grant?.revokedReason ?? null };
  if (state === 'denied') return { closedAt: wish?.decidedAt ?? null, reason: wish?.reason ?? null };
  return { closedAt: null, reason: null };
}
