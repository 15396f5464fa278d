import type { Metadata } from 'next';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { alternatesOf } from '@/app/_request/alternates';
import { publishedClaim } from '@/app/_request/portal-history';
import { PublicPage } from '@/app/_request/public-page';
import { ClaimEditions } from '@/components/portal/claim-editions';
import { ClaimFacts } from '@/components/portal/claim-facts';
import { Tombstone } from '@/components/portal/tombstone';

type PageProps = { params: Promise<{ portal: string; claim: string }> };

/** The statement is its page's title. A withdrawn one is not to be found by search engines. */
export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { portal: slug, claim } = await params;
  const { shown, portal } = await publishedClaim(slug, claim);
  const { indexed } = portal.published.projection;
  const found = indexed && shown !== null;
  return {
    title: shown?.claim.text ?? translator('portal')('claimGone'),
    robots: { index: found, follow: found },
    alternates: alternatesOf(portalPaths.claim(slug, claim)),
  };
}

/** A claim's permanent page: how it stands and what it said before; once withdrawn, that it was. */
export default async function PublishedClaimPage({ params }: PageProps) {
  const { portal: slug, claim: claimId } = await params;
  const { portal, shown, editions, subcategories } = await publishedClaim(slug, claimId);
  const t = translator('portal');
  const [newest] = editions;
  const first = editions.at(-1);
  return (
    <PublicPage slug={slug} portal={portal} path={portalPaths.claim(slug, claimId)}>
      {shown ? (
        <ClaimFacts
          claim={shown.claim}
          area={shown.area}
          subcategories={subcategories}
          csfHref={(identifier, subcategory) => portalPaths.csf(slug, identifier, subcategory)}
        />
      ) : (
        <Tombstone
          gone
          title={t('claimGone')}
          text={t('claimGoneText', {
            from: formatDate(first?.publishedAt ?? new Date(0)),
            to: formatDate(newest?.endedAt ?? newest?.publishedAt ?? new Date(0)),
          })}
        />
      )}
      {shown && (
        <ClaimEditions editions={editions} hrefOf={(number) => portalPaths.edition(slug, claimId, number)} />
      )}
    </PublicPage>
  );
}
