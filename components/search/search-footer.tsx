'use client';

import { Kbd } from '../ui/kbd';
import { setSlash, useSlash } from './slash';

/** Below the results: the way to all of them, the keys, and the switch of the one key that has no modifier. */
export function SearchFooter({ all, onAll }: { all: string | null; onAll: () => void }) {
  const slash = useSlash();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t bg-canvas px-4 py-2.5 text-ink-muted text-xs sm:rounded-b-xl">
      {all ? (
        <a
          href={all}
          className="font-medium text-accent-text hover:underline"
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onAll();
          }}
        >
          All results
        </a>
      ) : (
        <span aria-hidden className="flex items-center gap-1 max-sm:hidden">
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd> to choose, <Kbd>↵</Kbd> to open
        </span>
      )}
      <label className="flex items-center gap-1.5 pointer-coarse:hidden">
        <input type="checkbox" checked={slash} onChange={(event) => setSlash(event.target.checked)} />
        <span>
          <Kbd>/</Kbd> opens the search, too
        </span>
      </label>
    </div>
  );
}
