import type { ReactNode } from 'react';
import { TypedBefore } from '../form/typed-before';
import { SearchButton } from '../search/search-button';
import { SearchProvider } from '../search/search-provider';
import { LogoMark } from '../ui/logo';
import { PendingProvider } from '../ui/pending';
import { ToastProvider } from '../ui/toast';
import { MemberMenu, type ShellMember } from './member-menu';
import { OrganizationSwitch, type ShellOrganization } from './organization-switch';
import { SkipLink } from './skip-link';
import { WorkspaceMenu } from './workspace-menu';
import { type NavGroup, WorkspaceNav } from './workspace-nav';

type WorkspaceShellProps = {
  organization: ShellOrganization;
  /** The member's other organizations. */
  others?: readonly ShellOrganization[];
  member: ShellMember;
  /** Only what this member may open: the shell knows no permission. */
  nav: readonly NavGroup[];
  memberLinks?: readonly { label: string; href: string }[];
  signOutAction: string;
  /** Where this member searches; absent for who may see no list. */
  search?: { source: string; page: string } | null;
  /** A line above everything, e.g. that this is the demo. */
  banner?: ReactNode;
  children: ReactNode;
};

/** The frame of every member page: pages on the left (a menu on a phone), content on the right. */
export function WorkspaceShell({
  organization,
  others = [],
  member,
  nav,
  memberLinks = [],
  signOutAction,
  search = null,
  banner,
  children,
}: WorkspaceShellProps) {
  const menu = <MemberMenu member={member} links={memberLinks} signOutAction={signOutAction} />;
  const frame = (
    <>
      <SkipLink>Skip to content</SkipLink>
      {banner && <aside aria-label="Notice">{banner}</aside>}
      <div data-workspace className="lg:grid lg:min-h-dvh lg:grid-cols-[15rem_minmax(0,1fr)]">
        <aside
          aria-label="Sidebar"
          className="sticky top-0 hidden h-dvh print:hidden flex-col border-e p-3 lg:flex"
        >
          <div className="mb-4">
            <OrganizationSwitch current={organization} others={others} />
          </div>
          {search && <SearchButton page={search.page} />}
          <div className="-mx-3 min-h-0 flex-1 overflow-y-auto px-3 pb-3">
            <WorkspaceNav groups={nav} />
          </div>
          <div className="-mx-3 flex flex-col gap-2 border-t px-3 pt-3">
            {menu}
            <p className="flex items-center gap-1.5 px-2 text-ink-faint text-xs">
              <LogoMark className="size-3.5" /> Candor
            </p>
          </div>
        </aside>
        <header className="sticky top-0 z-30 flex h-14 print:hidden items-center gap-2 border-b bg-canvas px-3 lg:hidden">
          <WorkspaceMenu groups={nav} footer={menu} />
          <OrganizationSwitch current={organization} others={others} />
          {search && (
            <span className="ms-auto">
              <SearchButton page={search.page} compact />
            </span>
          )}
        </header>
        <main id="content" tabIndex={-1} className="min-w-0 px-4 py-6 outline-none sm:px-6 lg:px-8 lg:py-7">
          <div className="mx-auto max-w-7xl">
            <TypedBefore />
            {children}
          </div>
        </main>
      </div>
    </>
  );
  return (
    <ToastProvider>
      <PendingProvider>
        {search ? <SearchProvider {...search}>{frame}</SearchProvider> : frame}
      </PendingProvider>
    </ToastProvider>
  );
}
