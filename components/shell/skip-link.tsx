import type { ReactNode } from 'react';

/** The first link of a page, seen only when the keyboard is on it (a page that is navigated to focuses it, too): jumps over the navigation to `#content`. */
export function SkipLink({ children }: { children: ReactNode }) {
  return (
    <a
      href="#content"
      className="fixed start-3 top-3 z-50 -translate-y-20 rounded-md bg-accent px-3 py-2 font-medium text-accent-ink focus-visible:translate-y-0"
    >
      {children}
    </a>
  );
}
