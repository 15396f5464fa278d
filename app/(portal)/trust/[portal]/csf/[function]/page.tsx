import type { Metadata } from 'next';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { alternatesOf } from '@/app/_request/alternates';
import { publishedFunction } from '@/app/_request/portal-history';
import { PublicPage } from '@/app/_request/public-page';
import { FunctionClaims } from '@/components/portal/function-claims';

type PageProps = { params: Promise<{ portal: string; function: string }> };

/** Title for readers and search engines. */
export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { portal: slug, function: identifier } = await params;
  const { row, version, portal } = await publishedFunction(slug, identifier);
  const { indexed } = portal.published.projection;
  return {
    title: translator('portal')('csfPage', { title: row.title, identifier: row.identifier, version }),
    robots: { index: indexed, follow: indexed },
    alternates: alternatesOf(portalPaths.csf(slug, identifier)),
  };
}

/** One function of the CSF 2.0: how far it is covered and proven, and the published claims by subcategory. */
export default async function FunctionPage({ params }: PageProps) {
  const { portal: slug, function: identifier } = await params;
  const { portal, version, row, subcategories } = await publishedFunction(slug, identifier);
  return (
    <PublicPage slug={slug} portal={portal} path={portalPaths.csf(slug, identifier)}>
      <FunctionClaims
        row={row}
        version={version}
        subcategories={subcategories}
        claimHref={(id) => portalPaths.claim(slug, id)}
      />
    </PublicPage>
  );
}
