import { classes } from './classes';
import { PageLink } from './page-link';

/** One tab: a page of its own. */
export type Tab = { label: string; href: string; count?: number | string; current?: boolean };

/** Views of one thing, or of one list, as links: the URL says which, and it works without script. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="mb-4 border-b">
      <ul className="flex flex-wrap gap-x-5">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <PageLink
              href={tab.href}
              aria-current={tab.current ? 'page' : undefined}
              className={classes(
                '-outline-offset-2 -mb-px flex h-9 items-center gap-1.5 border-b-2 px-0.5 pointer-coarse:h-11',
                tab.current
                  ? 'border-accent-text font-medium text-ink'
                  : 'border-transparent text-ink-muted hover:border-line-strong hover:text-ink',
              )}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="rounded-sm bg-sunken px-1 text-ink-muted text-xs tabular-nums">
                  {tab.count}
                </span>
              )}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
