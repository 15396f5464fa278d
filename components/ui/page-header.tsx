import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { PageLink } from './page-link';

/** A step of the way to this page, outermost first. */
export type Crumb = { label: string; href: string };

type PageHeaderProps = {
  title: string;
  /** A status or badge beside the title. */
  status?: ReactNode;
  description?: ReactNode;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
};

/** The head of a workspace page: breadcrumb, the page's only h1, one sentence, actions. */
export function PageHeader({ title, status, description, crumbs = [], actions }: PageHeaderProps) {
  return (
    <header className="mb-5">
      {crumbs.length > 0 && <Breadcrumb crumbs={crumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 lg:flex-nowrap">
        <div className="min-w-0 max-w-3xl">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1
              dir="auto"
              className="wrap-anywhere text-match-parent font-semibold text-xl tracking-[-0.015em]"
            >
              {title}
            </h1>
            {status}
          </div>
          {description && <p className="mt-1 text-ink-muted">{description}</p>}
        </div>
        {actions && (
          <div className="flex flex-wrap items-center gap-2 lg:max-w-1/2 lg:shrink-0 lg:justify-end">
            {actions}
          </div>
        )}
      </div>
    </header>
  );
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-1.5">
      <ol className="flex flex-wrap items-center gap-1 text-ink-muted text-xs">
        {crumbs.map((crumb) => (
          <li key={crumb.href} className="flex items-center gap-1">
            <PageLink
              dir="auto"
              href={crumb.href}
              className="inline-block max-w-60 truncate py-1 hover:text-ink hover:underline"
            >
              {crumb.label}
            </PageLink>
            <ChevronRight aria-hidden className="size-3 text-ink-faint rtl:rotate-180" />
          </li>
        ))}
      </ol>
    </nav>
  );
}
