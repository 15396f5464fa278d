import type { DocumentState, RevisionState } from './lifecycle.ts';

type Look = { label: string; tone: 'neutral' | 'accent' | 'positive' | 'warning' | 'danger' | 'info' };

/** How each state of a document is called and coloured. */
export const documentLooks: Record<DocumentState, Look> = {
  obtainable: { label: 'Published', tone: 'positive' },
  unpublished: { label: 'Not published', tone: 'neutral' },
  archived: { label: 'Archived', tone: 'neutral' },
};

/** How each state of a revision is called and coloured. */
export const revisionLooks: Record<RevisionState, Look> = {
  received: { label: 'Waiting to be prepared', tone: 'info' },
  preparing: { label: 'Preparing', tone: 'info' },
  stalled: { label: 'Preparation stalled', tone: 'warning' },
  refused: { label: 'Refused', tone: 'danger' },
  failed: { label: 'Preparation failed', tone: 'danger' },
  ready: { label: 'Ready to publish', tone: 'accent' },
  current: { label: 'Current', tone: 'positive' },
  superseded: { label: 'Superseded', tone: 'neutral' },
  withdrawn: { label: 'Withdrawn', tone: 'danger' },
};
