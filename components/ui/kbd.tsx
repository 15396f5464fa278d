import type { ReactNode } from 'react';

/** A key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-[1.125rem] min-w-[1.125rem] items-center justify-center rounded-sm border border-b-2 bg-surface px-1 font-sans text-[0.6875rem] text-ink-muted">
      {children}
    </kbd>
  );
}
