import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonStyle } from './button-style';
import { classes } from './classes';
import { PageLink } from './page-link';

type PaginationProps = { previousHref?: string | null; nextHref?: string | null; summary?: ReactNode };

/** Previous and next as links, for lists that are read by cursor and therefore have no page numbers. */
export function Pagination({ previousHref, nextHref, summary }: PaginationProps) {
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-4">
      <p className="text-ink-muted text-xs tabular-nums">{summary}</p>
      <div className="flex gap-1.5">
        <Step href={previousHref}>
          <ChevronLeft aria-hidden className="rtl:rotate-180" />
          Previous
        </Step>
        <Step href={nextHref}>
          Next
          <ChevronRight aria-hidden className="rtl:rotate-180" />
        </Step>
      </div>
    </nav>
  );
}

function Step({ href, children }: { href?: string | null; children: ReactNode }) {
  const look = buttonStyle({ size: 'sm' });
  if (!href) {
    return (
      <span aria-disabled="true" className={classes(look, 'opacity-60')}>
        {children}
      </span>
    );
  }
  return (
    <PageLink href={href} className={look}>
      {children}
    </PageLink>
  );
}
