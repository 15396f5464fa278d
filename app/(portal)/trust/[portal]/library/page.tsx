import type { Metadata } from 'next';
import { listOwnRequests } from '#lib/access-request/visitor-queries.ts';
import { isolated } from '#lib/format.ts';
import { getCustomerClaims } from '#lib/library/claim-queries.ts';
import { getCustomerPolicies } from '#lib/library/policy-queries.ts';
import { getLibrary } from '#lib/library/queries.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { visitorActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { requestNonce } from '@/app/_request/nonce';
import { publishedPortal } from '@/app/_request/portal';
import { PortalShell } from '@/components/shell/portal-shell';
import type { SearchParams } from '@/components/table/list-params';
import { Callout } from '@/components/ui/callout';
import { Agreements } from './_components/agreements';
import { AskableDocuments } from './_components/askable-documents';
import { ClosedDocuments } from './_components/closed-documents';
import { CustomerClaims } from './_components/customer-claims';
import { CustomerPolicies } from './_components/customer-policies';
import { LibraryNotice } from './_components/library-notice';
import { OpenDocuments } from './_components/open-documents';
import { OwnRequests } from './_components/own-requests';
import { ThisBrowser } from './_components/this-browser';
import { WaitingDocuments } from './_components/waiting-documents';

export function generateMetadata(): Metadata {
  return { title: translator('library')('title'), robots: { index: false } };
}

type Props = { params: Promise<{ portal: string }>; searchParams: Promise<SearchParams> };

/** The visitor's own page: what they may open, what waits and for whom, what ended, and what else there is. */
export default async function LibraryPage({ params, searchParams }: Props) {
  const { portal } = await params;
  const { signed } = await searchParams;
  const { actor } = await visitorActor(portal);
  const { portalId, published, shell } = await publishedPortal(portal);
  const library = await page(getLibrary(actor, { portalId }));
  const requests = await page(listOwnRequests(actor, {}));
  const { areas } = await page(getCustomerClaims(actor, { portalId }));
  const policies = await page(getCustomerPolicies(actor, { portalId }));
  const { visitor, documents } = library;
  const t = translator('library');
  const signOutAction = portalPaths.signOut(portal);
  return (
    <PortalShell
      portal={shell}
      visitor={{
        state: 'visitor',
        email: visitor.email,
        libraryHref: portalPaths.library(portal),
        signOutAction,
      }}
      contact={{ email: published.projection.contactEmail }}
      nonce={await requestNonce()}
    >
      <header className="mb-8 max-w-3xl">
        <h1 className="font-medium font-serif text-[2rem] leading-tight tracking-[-0.015em] sm:text-[2.25rem]">
          {t('title')}
        </h1>
        <p className="wrap-anywhere mt-2 text-ink-muted">
          {t('intro', {
            organization: isolated(shell.name),
            name: isolated(visitor.name),
            company: isolated(visitor.company),
            email: visitor.email,
          })}
        </p>
      </header>
      {library.blocked ? (
        <Callout tone="neutral" title={t('blocked')}>
          {t('blockedHint', { contact: published.projection.contactEmail })}
        </Callout>
      ) : (
        <div className="grid items-start gap-x-12 gap-y-12 lg:grid-cols-[minmax(0,1fr)_19rem]">
          <div className="flex min-w-0 flex-col gap-10">
            <LibraryNotice library={library} portal={portal} signed={signed !== undefined} />
            <OpenDocuments documents={documents} portal={portal} />
            <WaitingDocuments documents={documents} portal={portal} />
            <ClosedDocuments documents={documents} portal={portal} />
            <AskableDocuments documents={documents} portal={portal} />
          </div>
          <aside className="flex min-w-0 flex-col gap-9">
            <CustomerClaims areas={areas} portal={portal} />
            <CustomerPolicies policies={policies} portal={portal} />
            <OwnRequests requests={requests} portal={portal} />
            <Agreements signatures={library.signatures} portal={portal} />
            <ThisBrowser signOutAction={signOutAction} />
          </aside>
        </div>
      )}
    </PortalShell>
  );
}
