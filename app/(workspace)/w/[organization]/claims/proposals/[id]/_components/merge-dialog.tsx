'use client';

import { useState } from 'react';
import type { ReviewProposal } from '#lib/proposal-page/review.ts';
import { Dialog } from '@/components/ui/dialog';

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  proposal: ReviewProposal;
  proposals: readonly ReviewProposal[];
  onMerge: (into: ReviewProposal) => void;
};

const most = 8;

/** Those it can go into, the nearest on the page first. */
function targetsOf(proposal: ReviewProposal, proposals: readonly ReviewProposal[], words: string) {
  const sought = words.trim().toLowerCase();
  return proposals
    .filter(
      ({ id, decision, claimId }) =>
        id !== proposal.id && claimId === null && decision !== 'merged' && decision !== 'dropped',
    )
    .filter(({ text }) => text.toLowerCase().includes(sought))
    .toSorted((a, b) => Math.abs(a.position - proposal.position) - Math.abs(b.position - proposal.position))
    .slice(0, most);
}

/** Chooses the proposal that says this sentence as well. */
export function MergeDialog({ open, onOpenChange, proposal, proposals, onMerge }: Props) {
  const [words, setWords] = useState('');
  const targets = targetsOf(proposal, proposals, words);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="md"
      title="Merge into another"
      description="The other proposal says both sentences; its subcategories and measure stay, what is missing there comes along."
    >
      <input
        type="search"
        autoFocus
        dir="auto"
        aria-label="Search proposals"
        placeholder="Search proposals of this page"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        className="control h-9 w-full px-2.5 pointer-coarse:h-11 pointer-coarse:text-base"
      />
      <ul className="mt-3 divide-y rounded-lg border">
        {targets.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              onClick={() => onMerge(one)}
              className="w-full px-3 py-2.5 text-start hover:bg-sunken"
            >
              <span dir="auto" className="block text-ink-muted text-xs">
                {one.section}
              </span>
              <span dir="auto" className="wrap-anywhere block">
                {one.text}
              </span>
            </button>
          </li>
        ))}
        {targets.length === 0 && <li className="px-3 py-4 text-ink-muted">No other proposal matches.</li>}
      </ul>
    </Dialog>
  );
}
