'use client';

import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react';

/** Says that a page is on its way; what is returned says that it has come. */
type Begin = () => () => void;

const PendingContext = createContext<Begin>(() => () => {});

/** Holds the bar that shows while a page is on its way; the workspace shell has one. */
export function PendingProvider({ children }: { children: ReactNode }) {
  const [underway, setUnderway] = useState(0);
  const begin = useCallback<Begin>(() => {
    setUnderway((count) => count + 1);
    return () => setUnderway((count) => count - 1);
  }, []);
  return (
    <PendingContext value={begin}>
      {/* Always there, so that what appears in it is read out. */}
      <div role="status" className="print:hidden">
        {underway > 0 && (
          <>
            <span className="sr-only">Loading</span>
            <span aria-hidden className="pending-bar" />
          </>
        )}
      </div>
      {children}
    </PendingContext>
  );
}

/** Shows the bar as long as `pending` holds: for links (PageLink does it) and for navigation by script. */
export function useShowPending(pending: boolean): void {
  const begin = use(PendingContext);
  useEffect(() => (pending ? begin() : undefined), [pending, begin]);
}
