import type { ReactNode } from 'react';
import { PageLink } from '../ui/page-link';

type EvidenceLineProps = { href: string; title: string; children: ReactNode };

/** One item of evidence in a short list: its title, which leads to it, and what is to be known beside it. */
export function EvidenceLine({ href, title, children }: EvidenceLineProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5">
      <PageLink href={href} dir="auto" className="wrap-anywhere min-w-0 font-medium hover:underline">
        {title}
      </PageLink>
      {children}
    </li>
  );
}
