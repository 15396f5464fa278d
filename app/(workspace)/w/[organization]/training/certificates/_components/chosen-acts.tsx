'use client';

import { Button } from '@/components/ui/button';

type Props = {
  /** How many of the chosen certificates can be decided on, and whether one's own is among them. */
  count: number;
  own: boolean;
  pending: boolean;
  onAccept: () => void;
  onReject: () => void;
};

/** What can be done with chosen certificates: one's own is left alone. */
export function ChosenActs({ count, own, pending, onAccept, onReject }: Props) {
  const disabled = pending || count === 0;
  return (
    <>
      <Button size="sm" variant="primary" disabled={disabled} onClick={onAccept}>
        Accept
      </Button>
      <Button size="sm" disabled={disabled} onClick={onReject}>
        Reject…
      </Button>
      {own && <p className="text-ink-muted text-xs">Your own is left alone: a colleague decides.</p>}
    </>
  );
}
