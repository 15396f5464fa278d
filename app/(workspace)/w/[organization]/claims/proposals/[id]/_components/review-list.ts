import type { ReviewProposal } from '#lib/proposal-page/review.ts';

/** What a review can be narrowed to. */
export const stateFilters = ['all', 'open', 'accepted', 'dropped'] as const;
export type StateFilter = (typeof stateFilters)[number];

/** The filters as people say them. */
export const filterLabels: Readonly<Record<StateFilter, string>> = {
  all: 'All',
  open: 'Open',
  accepted: 'Accepted',
  dropped: 'Dropped or merged',
};

function isOf(filter: StateFilter, { decision }: ReviewProposal): boolean {
  if (filter === 'all') return true;
  if (filter === 'open') return decision === null;
  return filter === 'accepted' ? decision === 'accepted' : decision === 'dropped' || decision === 'merged';
}

/** Proposals that the filters leave; an empty section is any. */
export function narrowed(
  proposals: readonly ReviewProposal[],
  { state, section }: { state: StateFilter; section: string },
): ReviewProposal[] {
  return proposals.filter((one) => isOf(state, one) && (section === '' || one.section === section));
}

/** The sections of proposals, each once, in order, with how many of them are open. */
export function sectionsOf(proposals: readonly ReviewProposal[]): { section: string; open: number }[] {
  const sections = Map.groupBy(proposals, ({ section }) => section);
  return [...sections].map(([section, members]) => ({
    section,
    open: members.filter(({ decision }) => decision === null).length,
  }));
}

/** The proposal to go to once one is decided: the next open one, else the first open one, else null. */
export function nextOpen(shown: readonly ReviewProposal[], from: string): string | null {
  const place = shown.findIndex(({ id }) => id === from);
  const open = ({ id, decision }: ReviewProposal) => decision === null && id !== from;
  return (shown.slice(place + 1).find(open) ?? shown.find(open))?.id ?? null;
}

/** The neighbour of a proposal, `step` further; the ends stay. */
export function neighbour(shown: readonly ReviewProposal[], from: string, step: number): string | null {
  const place = shown.findIndex(({ id }) => id === from);
  const next = shown[Math.min(Math.max(place + step, 0), shown.length - 1)];
  return next?.id ?? null;
}
