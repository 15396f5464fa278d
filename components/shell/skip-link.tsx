import type { ReactNode } from 'react';

/** The first link of a page, seen only when it has the focus: jumps over the navigation to `#content`. */
export function SkipLink({ children }: { children: ReactNode }) {
  return (
    <a
      href="#content"
      className="fixed start-3 top-3 z-50 -translate-y-20 rounded-md bg-accent px-3 py-2 font-medium text-accent-ink focus:translate-y-0"
    >
      {children}
    </a>
  );
}
