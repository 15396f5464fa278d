import type { Metadata } from 'next';
import { isolated } from '#lib/format.ts';
import { getCustomerClaims } from '#lib/library/claim-queries.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { visitorActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { requestNonce } from '@/app/_request/nonce';
import { publishedPortal } from '@/app/_request/portal';
import { Claims } from '@/components/portal/claims';
import { PortalShell } from '@/components/shell/portal-shell';
import { TextLink } from '@/components/ui/text-link';

export function generateMetadata(): Metadata {
  return { title: translator('library')('customerClaims'), robots: { index: false } };
}

type Props = { params: Promise<{ portal: string }> };

/** What the organization states to its customers only: a personal page, of which nothing is kept or published. */
export default async function CustomerClaimsPage({ params }: Props) {
  const { portal } = await params;
  const { actor } = await visitorActor(portal);
  const { portalId, published, shell } = await publishedPortal(portal);
  const { areas } = await page(getCustomerClaims(actor, { portalId }));
  const t = translator('library');
  const libraryHref = portalPaths.library(portal);
  return (
    <PortalShell
      portal={shell}
      visitor={{
        state: 'visitor',
        email: actor.email,
        libraryHref,
        signOutAction: portalPaths.signOut(portal),
      }}
      contact={{ email: published.projection.contactEmail }}
      nonce={await requestNonce()}
    >
      <header className="mb-8 max-w-3xl">
        <p className="mb-3 text-sm">
          <TextLink href={libraryHref}>{t('backToLibrary')}</TextLink>
        </p>
        <h1 className="font-medium font-serif text-[2rem] leading-tight tracking-[-0.015em] sm:text-[2.25rem]">
          {t('customerClaims')}
        </h1>
        <p className="wrap-anywhere mt-2 text-ink-muted">
          {areas.length === 0
            ? t('customerClaimsNone')
            : t('customerClaimsIntro', { organization: isolated(shell.name) })}
        </p>
      </header>
      <h2 className="sr-only">{t('customerClaimsAreas')}</h2>
      <Claims areas={areas} claimHref={() => undefined} />
    </PortalShell>
  );
}
