'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatNumber } from '#lib/format.ts';
import { Button } from '../ui/button';

/** What can be done with the chosen rows; stays in sight at the bottom. */
export function BulkBar({
  count,
  onClear,
  children,
}: {
  count: number;
  onClear: () => void;
  children: ReactNode;
}) {
  return (
    <section
      aria-label="Chosen rows"
      className="sticky bottom-4 z-20 mx-auto flex max-w-full flex-wrap items-center gap-2 rounded-lg border bg-raised py-2 ps-4 pe-2 shadow-raised"
    >
      <p role="status" className="me-2 font-medium tabular-nums">
        {formatNumber(count)} chosen
      </p>
      {children}
      <Button variant="ghost" size="icon" aria-label="Choose none" onClick={onClear}>
        <X aria-hidden />
      </Button>
    </section>
  );
}
