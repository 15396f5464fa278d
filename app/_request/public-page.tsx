import type { ReactNode } from 'react';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { PortalShell } from '@/components/shell/portal-shell';
import type { PortalVisitor } from '@/components/shell/visitor-state';
import { TextLink } from '@/components/ui/text-link';
import { requestNonce } from './nonce';
import type { publishedPortal } from './portal';

type Published = Awaited<ReturnType<typeof publishedPortal>>;

/** Who looks at a portal's page, as its frame says it. */
export function portalVisitor(slug: string, actor: Published['actor']): PortalVisitor {
  if (actor.kind !== 'visitor') return { state: 'anonymous', signInHref: portalPaths.signIn(slug) };
  return {
    state: 'visitor',
    email: actor.email,
    libraryHref: portalPaths.library(slug),
    signOutAction: portalPaths.signOut(slug),
  };
}

type PublicPageProps = {
  slug: string;
  portal: Published;
  /** The page's own address, whose twin for programs is named at its end. */
  path: string;
  banner?: ReactNode;
  children: ReactNode;
};

/** The frame of the public pages below a portal's first one. */
export async function PublicPage({ slug, portal, path, banner, children }: PublicPageProps) {
  const t = translator('portal');
  const { projection } = portal.published;
  return (
    <PortalShell
      portal={portal.shell}
      visitor={portalVisitor(slug, portal.actor)}
      contact={{ email: projection.contactEmail }}
      nonce={await requestNonce()}
      banner={banner}
    >
      <p className="mb-8 text-sm">
        <TextLink href={portalPaths.overview(slug)}>
          {t('backToPortal', { organization: projection.organization.name })}
        </TextLink>
      </p>
      {children}
      <p className="mt-14 text-ink-faint text-sm">
        <TextLink href={portalPaths.json(path)}>{t('forPrograms')}</TextLink>
      </p>
    </PortalShell>
  );
}
