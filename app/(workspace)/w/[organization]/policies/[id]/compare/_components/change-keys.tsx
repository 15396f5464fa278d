'use client';

import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';

function go(step: 1 | -1): void {
  const changes = [
    ...document.querySelectorAll<HTMLElement>(
      '.policy-change:not([data-change="same"], [data-change="restyled"])',
    ),
  ];
  if (changes.length === 0) return;
  const at = changes.findIndex((change) => change.contains(document.activeElement));
  const next =
    at === -1 ? (step === 1 ? 0 : changes.length - 1) : (at + step + changes.length) % changes.length;
  changes[next]?.focus({ preventScroll: true });
  changes[next]?.scrollIntoView({ block: 'center' });
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null;

/** How many changes there are, and the ways from one to the next: buttons, and the keys n and p. */
export function ChangeKeys({ count }: { count: number }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'n') go(1);
      if (event.key === 'p') go(-1);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  if (count === 0) return null;
  return (
    <div className="sticky top-2 z-10 mb-3 flex w-fit flex-wrap items-center gap-2 rounded-md border bg-surface p-1.5 text-sm shadow-sm">
      <span className="px-1.5 text-ink-muted">{count === 1 ? '1 change' : `${count} changes`}</span>
      <Button variant="ghost" size="sm" onClick={() => go(-1)}>
        Previous <Kbd>p</Kbd>
      </Button>
      <Button variant="ghost" size="sm" onClick={() => go(1)}>
        Next <Kbd>n</Kbd>
      </Button>
    </div>
  );
}
