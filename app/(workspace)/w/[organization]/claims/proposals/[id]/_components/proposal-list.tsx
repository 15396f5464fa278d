'use client';

import { Check, CornerDownRight, Minus, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { ReviewProposal } from '#lib/proposal-page/review.ts';
import { classes } from '@/components/ui/classes';

const states = {
  accepted: { label: 'Accepted', Icon: Check, look: 'text-positive' },
  dropped: { label: 'Dropped', Icon: Minus, look: 'text-ink-muted' },
  merged: { label: 'Merged', Icon: CornerDownRight, look: 'text-ink-muted' },
} as const;

type ListProps = {
  proposals: readonly ReviewProposal[];
  current: string | null;
  contradicted: ReadonlySet<string>;
  onSelect: (id: string) => void;
};

/** All proposals that are shown, by section, each with what was decided. */
export function ProposalList({ proposals, current, contradicted, onSelect }: ListProps) {
  return (
    <ol aria-label="Proposals" className="flex flex-col">
      {proposals.map((one, index) => (
        <Row
          key={one.id}
          proposal={one}
          heading={one.section === proposals[index - 1]?.section ? null : one.section}
          isCurrent={one.id === current}
          isContradicted={contradicted.has(one.id)}
          onSelect={onSelect}
        />
      ))}
    </ol>
  );
}

type RowProps = {
  proposal: ReviewProposal;
  heading: string | null;
  isCurrent: boolean;
  isContradicted: boolean;
  onSelect: (id: string) => void;
};

// Most rows stay as they are when one is decided; with 150 of them that is what makes a key feel immediate.
const Row = memo(function Row({ proposal, heading, isCurrent, isContradicted, onSelect }: RowProps) {
  const { id, text, decision } = proposal;
  const state = decision && states[decision];
  return (
    <li className="[contain-intrinsic-size:auto_3.25rem] [content-visibility:auto]">
      {heading !== null && (
        <p dir="auto" className="wrap-anywhere px-3 pt-3 pb-1 font-medium text-ink-muted text-xs">
          {heading}
        </p>
      )}
      <button
        type="button"
        aria-current={isCurrent || undefined}
        onClick={() => onSelect(id)}
        className={classes(
          'flex w-full items-start gap-2 border-s-2 px-3 py-2 text-start hover:bg-sunken pointer-coarse:py-3',
          isCurrent ? 'border-accent-text bg-accent-soft' : 'border-transparent',
        )}
      >
        <span className={classes('mt-0.5 flex size-4 shrink-0 items-center justify-center', state?.look)}>
          {state ? (
            <state.Icon aria-hidden className="size-4" />
          ) : (
            <span aria-hidden className="size-2 rounded-full border border-line-strong" />
          )}
          <span className="sr-only">{state?.label ?? 'Open'}: </span>
        </span>
        <span
          dir="auto"
          className={classes(
            'wrap-anywhere line-clamp-2 min-w-0 flex-1',
            (decision === 'dropped' || decision === 'merged') && 'text-ink-muted line-through',
          )}
        >
          {text}
        </span>
        {isContradicted && (
          <TriangleAlert aria-label="Contradicted" className="mt-0.5 size-4 shrink-0 text-warning" />
        )}
      </button>
    </li>
  );
});
