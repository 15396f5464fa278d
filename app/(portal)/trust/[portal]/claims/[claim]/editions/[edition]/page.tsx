import type { Metadata } from 'next';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { publishedEdition } from '@/app/_request/portal-history';
import { PublicPage } from '@/app/_request/public-page';
import { EditionFacts } from '@/components/portal/claim-editions';
import { Tombstone } from '@/components/portal/tombstone';

type PageProps = { params: Promise<{ portal: string; claim: string; edition: string }> };

/** Old editions are for those who cite them, not for search engines. */
export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { portal, claim, edition } = await params;
  const { edition: row } = await publishedEdition(portal, claim, edition);
  return {
    title: translator('portal')('claimEdition', { number: row.number }),
    robots: { index: false, follow: false },
  };
}

/** One edition of a claim, as it was public; that it was replaced or withdrawn, where it was. */
export default async function PublishedEditionPage({ params }: PageProps) {
  const { portal: slug, claim: claimId, edition: number } = await params;
  const { portal, shown, edition } = await publishedEdition(slug, claimId, number);
  const t = translator('portal');
  const path = portalPaths.edition(slug, claimId, edition.number);
  return (
    <PublicPage slug={slug} portal={portal} path={path}>
      {shown ? (
        <EditionFacts
          edition={edition}
          current={shown.claim.edition}
          currentHref={portalPaths.claim(slug, claimId)}
        />
      ) : (
        <Tombstone
          gone
          title={t('claimGone')}
          text={t('claimGoneText', {
            from: formatDate(edition.publishedAt),
            to: formatDate(edition.endedAt ?? edition.publishedAt),
          })}
        />
      )}
    </PublicPage>
  );
}
