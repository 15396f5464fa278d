'use client';

import { Search } from 'lucide-react';
import { buttonStyle } from '../ui/button-style';
import { Kbd } from '../ui/kbd';
import { useOpenSearch } from './search-provider';

/** Opens the search; without script it leads to its page. `compact` is a lens alone, for a phone. */
export function SearchButton({ page, compact = false }: { page: string; compact?: boolean }) {
  const open = useOpenSearch();
  const look = compact
    ? buttonStyle({ variant: 'ghost', size: 'icon' })
    : 'mb-4 flex h-8 items-center gap-2.5 rounded-md border bg-surface px-2 text-ink-muted hover:border-line-strong hover:text-ink pointer-coarse:h-11';
  return (
    <a
      href={page}
      aria-label="Search"
      aria-keyshortcuts="Control+K Meta+K"
      className={look}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        open();
      }}
    >
      <Search aria-hidden className="size-4 shrink-0" />
      {!compact && (
        <>
          <span>Search</span>
          <span aria-hidden className="ms-auto flex gap-0.5">
            <Kbd>Ctrl</Kbd>
            <Kbd>K</Kbd>
          </span>
        </>
      )}
    </a>
  );
}
