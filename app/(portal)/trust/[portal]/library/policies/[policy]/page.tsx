import type { Metadata } from 'next';
import { getCustomerPolicy } from '#lib/library/policy-queries.ts';
import { readerLocale } from '#lib/messages/reader.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { visitorActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { requestNonce } from '@/app/_request/nonce';
import { publishedPortal } from '@/app/_request/portal';
import { PolicyPage } from '@/components/portal/policy-page';
import { PortalShell } from '@/components/shell/portal-shell';
import { TextLink } from '@/components/ui/text-link';

export function generateMetadata(): Metadata {
  return { title: translator('library')('policies'), robots: { index: false } };
}

type Props = {
  params: Promise<{ portal: string; policy: string }>;
  searchParams: Promise<{ language?: string | string[] }>;
};

/** A policy that customers may read: a personal page, of which nothing is kept or published. */
export default async function CustomerPolicyPage({ params, searchParams }: Props) {
  const { portal, policy: policyId } = await params;
  const { language } = await searchParams;
  const { actor } = await visitorActor(portal);
  const { portalId, published, shell } = await publishedPortal(portal);
  const locale = typeof language === 'string' ? language.slice(0, 35) : readerLocale();
  const { policy, text } = await page(getCustomerPolicy(actor, { portalId, policyId, locale }));
  const libraryHref = portalPaths.library(portal);
  const own = portalPaths.customerPolicy(portal, policyId);
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
      <p className="mb-8 text-sm">
        <TextLink href={libraryHref}>{translator('library')('backToLibrary')}</TextLink>
      </p>
      <PolicyPage
        version={{ ...policy, number: policy.version }}
        text={text}
        localeHref={(other) => `${own}?${new URLSearchParams({ language: other })}`}
        fileHref={portalPaths.customerPolicyFile(portal, policyId)}
        picture={(id) => portalPaths.customerPolicyPicture(portal, policyId, id)}
      />
    </PortalShell>
  );
}
