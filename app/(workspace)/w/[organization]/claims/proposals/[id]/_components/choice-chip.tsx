'use client';

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '@/components/ui/classes';

type Props = {
  chosen: boolean;
  disabled?: boolean;
  title?: string;
  onClick: () => void;
  children: ReactNode;
};

/** Something that is taken or left with one press. */
export function ChoiceChip({ chosen, disabled, title, onClick, children }: Props) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      disabled={disabled}
      title={title || undefined}
      onClick={onClick}
      className={classes(
        'inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-md border px-2 py-0.5 text-start pointer-coarse:min-h-10',
        chosen
          ? 'border-accent-text bg-accent-soft text-accent-text'
          : 'border-line bg-surface text-ink-muted hover:not-disabled:border-line-strong',
      )}
    >
      <span className="flex size-3.5 shrink-0 items-center justify-center">
        {chosen ? (
          <Check aria-hidden className="size-3.5" />
        ) : (
          <span aria-hidden className="size-2.5 rounded-sm border border-line-strong" />
        )}
      </span>
      <span dir="auto" className="wrap-anywhere min-w-0">
        {children}
      </span>
    </button>
  );
}
