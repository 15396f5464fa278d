import type { EvidenceState } from './lifecycle.ts';

type Look = { label: string; tone: 'neutral' | 'positive' | 'warning' | 'danger' | 'info' };

/** How each state of evidence is called and coloured. */
export const evidenceLooks: Record<EvidenceState, Look> = {
  waiting: { label: 'To be reviewed', tone: 'info' },
  accepted: { label: 'Accepted', tone: 'positive' },
  lapsed: { label: 'No longer valid', tone: 'warning' },
  rejected: { label: 'Rejected', tone: 'danger' },
  archived: { label: 'Archived', tone: 'neutral' },
};
