import type { Metadata } from 'next';
import { dayOf } from '#lib/day.ts';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { alternatesOf } from '@/app/_request/alternates';
import { requestNonce } from '@/app/_request/nonce';
import { publishedPortal } from '@/app/_request/portal';
import { portalVisitor } from '@/app/_request/public-page';
import { portalLinks } from '@/components/portal/links';
import { Overview, overviewAnchors } from '@/components/portal/overview';
import { PortalShell } from '@/components/shell/portal-shell';
import { TextLink } from '@/components/ui/text-link';

type PageProps = { params: Promise<{ portal: string }> };

/** Title and description for search engines, which may come only where the organization says so. */
export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { portal: slug } = await params;
  const { published } = await publishedPortal(slug);
  const { organization, title, indexed } = published.projection;
  const t = translator('portal');
  return {
    title,
    description: t('description', { organization: organization.name }),
    robots: { index: indexed, follow: indexed },
    alternates: alternatesOf(portalPaths.overview(slug)),
  };
}

/** The first page of a portal: what its current projection shows, and nothing else. */
export default async function PortalPage({ params }: PageProps) {
  const { portal: slug } = await params;
  const { actor, published, shell } = await publishedPortal(slug);
  const { projection, number, publishedAt } = published;
  const t = translator('portal');
  return (
    <PortalShell
      portal={shell}
      anchors={overviewAnchors(projection)}
      requestHref={projection.documents.length > 0 ? portalPaths.request(slug) : undefined}
      visitor={portalVisitor(slug, actor)}
      contact={{ email: projection.contactEmail }}
      nonce={await requestNonce()}
    >
      <Overview
        projection={projection}
        links={portalLinks(slug)}
        today={dayOf(new Date())}
        publication={
          <>
            {t('publication', { number, date: formatDate(publishedAt) })}{' '}
            {t('history', { path: portalPaths.asOf(slug, dayOf(publishedAt)) })}{' '}
            <TextLink href={portalPaths.json(portalPaths.overview(slug))}>{t('forPrograms')}</TextLink>
          </>
        }
      />
    </PortalShell>
  );
}
