'use client';

import { X } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { PageLink } from '../ui/page-link';
import { hrefWith } from './list-params';

/** What a list is narrowed to by a parameter of its URL that no choice of the toolbar shows, in words. */
export type Narrowing = { name: string; label: string };

/** One sign for each, which takes it away. */
export function NarrowedBy({ narrowings }: { narrowings: readonly Narrowing[] }) {
  const query = useSearchParams();
  if (narrowings.length === 0) return null;
  return (
    <ul aria-label="Narrowed to" className="flex flex-wrap gap-2">
      {narrowings.map(({ name, label }) => (
        <li key={name} className="min-w-0">
          <PageLink
            href={hrefWith(query, { [name]: null })}
            className="flex h-8 items-center gap-1.5 rounded-md border border-accent-text bg-accent-soft ps-2.5 pe-2 font-medium hover:bg-sunken pointer-coarse:h-10"
          >
            <span className="sr-only">No longer narrow to </span>
            <span dir="auto" className="truncate">
              {label}
            </span>
            <X aria-hidden className="size-3.5 shrink-0 text-ink-muted" />
          </PageLink>
        </li>
      ))}
    </ul>
  );
}
