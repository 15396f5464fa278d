'use client';

import { usePathname } from 'next/navigation';
import { classes } from '../ui/classes';
import { PageLink } from '../ui/page-link';
import { type NavIcon, navIcons } from './nav-icons';

/** One page of the workspace; `count` says how much waits there. `exact`: pages below it are not part of it. */
export type NavItem = {
  label: string;
  href: string;
  icon: NavIcon;
  count?: number | string;
  exact?: boolean;
};

/** Pages that belong together; the first group needs no label. */
export type NavGroup = { label?: string; items: readonly NavItem[] };

/** `onStay`: the page that is shown was chosen once more. */
type WorkspaceNavProps = { groups: readonly NavGroup[]; onStay?: () => void };

/** The list of pages. The deepest item whose address begins the current one is the current one. */
export function WorkspaceNav({ groups, onStay }: WorkspaceNavProps) {
  const path = usePathname();
  const items = groups.flatMap((group) => group.items);
  const within = items.filter(({ href, exact }) => path === href || (!exact && path.startsWith(`${href}/`)));
  const current = within.toSorted((a, b) => b.href.length - a.href.length)[0];
  return (
    <nav aria-label="Workspace" className="flex flex-col gap-4">
      {groups.map((group) => (
        <div key={group.label ?? ''}>
          {group.label && <p className="px-2 pb-1 font-medium text-ink-faint text-xs">{group.label}</p>}
          <ul className="flex flex-col gap-px">
            {group.items.map((item) => (
              <li key={item.href}>
                <NavLink
                  item={item}
                  current={item === current}
                  onClick={item.href === path ? onStay : undefined}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** The list may be longer than the window: what is shown now is never out of sight. */
function keepInSight(link: HTMLElement | null) {
  link?.scrollIntoView({ block: 'nearest' });
}

function NavLink({ item, current, onClick }: { item: NavItem; current: boolean; onClick?: () => void }) {
  const Icon = navIcons[item.icon];
  return (
    <PageLink
      ref={current ? keepInSight : undefined}
      href={item.href}
      onClick={onClick}
      aria-current={current ? 'page' : undefined}
      className={classes(
        'flex h-8 items-center gap-2.5 rounded-md px-2 pointer-coarse:h-11',
        current
          ? 'bg-surface font-medium text-ink ring-1 ring-line'
          : 'text-ink-muted hover:bg-sunken hover:text-ink',
      )}
    >
      <Icon
        aria-hidden
        className={classes('size-4 shrink-0', current ? 'text-accent-text' : 'text-ink-faint')}
      />
      <span className="truncate">{item.label}</span>
      {item.count !== undefined && (
        <span className="ms-auto rounded-sm bg-accent-soft px-1.5 font-medium text-accent-text text-xs tabular-nums">
          {item.count}
        </span>
      )}
    </PageLink>
  );
}
