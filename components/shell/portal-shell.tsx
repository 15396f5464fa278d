import type { ReactNode } from 'react';
import { translator } from '#lib/messages/translator.ts';
import { AnchorButton } from '../ui/anchor-button';
import { AccentStyle } from './accent-style';
import { type PortalContact, PortalFooter } from './portal-footer';
import { PortalName } from './portal-name';
import { SkipLink } from './skip-link';
import { type PortalVisitor, VisitorState } from './visitor-state';

/** The organization as its portal's frame shows it. */
export type ShellPortal = {
  name: string;
  href: string;
  /** Address of the logo, with its size in pixels; the name stands in without one. */
  logo?: { src: string; width: number; height: number } | null;
  /** `#rrggbb`. */
  accent?: string | null;
};

type PortalShellProps = {
  portal: ShellPortal;
  /** Sections of this page, as links within it. */
  anchors?: readonly { label: string; href: string }[];
  requestHref?: string;
  visitor: PortalVisitor;
  contact: PortalContact;
  /** For the accent's style element under the content security policy. */
  nonce?: string;
  banner?: ReactNode;
  /** A PortalHero on the portal's first page. */
  hero?: ReactNode;
  children: ReactNode;
};

/** The frame of a portal's pages: whose it is, where one is on the page, and the one way in. Needs no script. */
export function PortalShell({
  portal,
  anchors = [],
  requestHref,
  visitor,
  contact,
  nonce,
  banner,
  hero,
  children,
}: PortalShellProps) {
  const t = translator('shell');
  return (
    <div className="flex min-h-dvh flex-col bg-surface text-base">
      <AccentStyle colour={portal.accent} nonce={nonce} />
      <SkipLink>{t('skip')}</SkipLink>
      {banner && <aside aria-label="Notice">{banner}</aside>}
      <header className="sticky top-0 z-30 border-b bg-surface print:hidden">
        <div className="mx-auto flex h-16 max-w-6xl items-center gap-4 px-4 sm:px-6">
          <PortalName portal={portal} />
          <div className="ms-auto flex items-center gap-2 sm:gap-4">
            <VisitorState visitor={visitor} />
            {requestHref && (
              <AnchorButton href={requestHref} variant="primary" className="h-9 px-3.5">
                {t('requestAccess')}
              </AnchorButton>
            )}
          </div>
        </div>
        {anchors.length > 0 && (
          <nav aria-label={t('sections')} className="mx-auto max-w-6xl overflow-x-auto px-4 sm:px-6">
            <ul className="-ms-2 flex min-w-max gap-1 text-sm">
              {anchors.map((anchor) => (
                <li key={anchor.href}>
                  <a
                    href={anchor.href}
                    className="-outline-offset-2 flex h-10 items-center rounded-sm px-2 text-ink-muted hover:text-ink hover:underline hover:underline-offset-4"
                  >
                    {anchor.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      <main id="content" tabIndex={-1} className="flex-1 outline-none">
        {hero && (
          <div className="border-b bg-canvas">
            <div className="mx-auto max-w-6xl px-4 py-12 sm:px-6 sm:py-20">{hero}</div>
          </div>
        )}
        <div className="mx-auto max-w-6xl px-4 py-10 sm:px-6 sm:py-14">{children}</div>
      </main>
      <PortalFooter name={portal.name} contact={contact} visitor={visitor} />
    </div>
  );
}
