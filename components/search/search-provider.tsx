'use client';

import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { SearchDialog } from './search-dialog';
import { useSlash } from './slash';

const OpenContext = createContext<() => void>(() => {});

/** Opens the search of the workspace. */
export const useOpenSearch = () => use(OpenContext);

const typing = 'input, textarea, select, [contenteditable], [role="menu"], [role="dialog"]';

function isWanted(event: KeyboardEvent, slash: boolean): boolean {
  if (event.defaultPrevented || event.altKey || event.isComposing) return false;
  if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey)) return !event.shiftKey;
  if (event.key !== '/' || event.metaKey || event.ctrlKey || !slash) return false;
  return !(event.target instanceof Element && event.target.closest(typing));
}

/** Where the search is and where all of its results are. */
type Props = { source: string; page: string; children: ReactNode };

/** Holds the one search dialog of the workspace: Ctrl or ⌘ with K opens it everywhere, "/" where nothing is typed. */
export function SearchProvider({ source, page, children }: Props) {
  const [open, setOpen] = useState(false);
  const slash = useSlash();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!isWanted(event, slash)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [slash]);
  return (
    <OpenContext value={() => setOpen(true)}>
      {children}
      <SearchDialog open={open} onOpenChange={setOpen} source={source} page={page} />
    </OpenContext>
  );
}
