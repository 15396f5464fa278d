'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReviewProposal } from '#lib/proposal-page/review.ts';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';

type Props = {
  proposal: ReviewProposal;
  editable: boolean;
  /** How many decisions are on their way. */
  waiting: number;
  onKey: (key: string) => void;
};

const acts = [
  { key: 'a', label: 'Accept', variant: 'primary' },
  { key: 'e', label: 'Edit', variant: 'secondary' },
  { key: 'm', label: 'Merge', variant: 'secondary' },
  { key: 'd', label: 'Drop', variant: 'secondary' },
] as const;

/** The acts on the proposal that is shown, each with its key; on a phone they stay at the bottom. */
export function ReviewBar({ proposal, editable, waiting, onKey }: Props) {
  const { decision, claimId } = proposal;
  const open = editable && claimId === null && decision === null;
  const reworded = editable && claimId === null && decision === 'accepted';
  return (
    <div className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center gap-1 border-t bg-canvas px-4 py-3 sm:mx-0 sm:gap-2 sm:px-0">
      {open &&
        acts.map(({ key, label, variant }) => (
          <Button
            key={key}
            variant={variant}
            className="max-sm:px-2"
            aria-keyshortcuts={key}
            onClick={() => onKey(key)}
          >
            {label} <KeyHint name={key} primary={variant === 'primary'} />
          </Button>
        ))}
      {reworded && (
        <Button aria-keyshortcuts="e" onClick={() => onKey('e')}>
          Edit <KeyHint name="e" />
        </Button>
      )}
      {editable && claimId === null && decision !== null && (
        <Button aria-keyshortcuts="u" onClick={() => onKey('u')}>
          Undo <KeyHint name="u" />
        </Button>
      )}
      <span role="status" className="ms-auto text-ink-muted text-xs">
        {waiting > 0 && 'Saving …'}
      </span>
      <span className="flex gap-1">
        <Button size="icon" aria-label="Previous proposal" aria-keyshortcuts="k" onClick={() => onKey('k')}>
          <ChevronLeft aria-hidden className="rtl:rotate-180" />
        </Button>
        <Button size="icon" aria-label="Next proposal" aria-keyshortcuts="j" onClick={() => onKey('j')}>
          <ChevronRight aria-hidden className="rtl:rotate-180" />
        </Button>
      </span>
    </div>
  );
}

function KeyHint({ name, primary = false }: { name: string; primary?: boolean }) {
  return (
    <span aria-hidden className={primary ? 'hidden opacity-80 sm:inline' : 'hidden sm:inline'}>
      {primary ? name : <Kbd>{name}</Kbd>}
    </span>
  );
}
