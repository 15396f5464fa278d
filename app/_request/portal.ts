import { notFound } from 'next/navigation';
import { cache } from 'react';
import { portalPaths } from '#lib/paths.ts';
import type { Projection } from '#lib/portal/projection.ts';
import { findPublishedPortal } from '#lib/portal/queries.ts';
import type { ShellPortal } from '@/components/shell/portal-shell';
import { portalActor } from './actor';

/**
 * Who looks at a portal and what it shows now, read once for each request. 404 when there is no such portal, it was
 * never published, or it was withdrawn: nobody can tell which (P03).
 */
export const publishedPortal = cache(async (slug: string) => {
  const { actor, portalId, organizationId } = await portalActor(slug);
  const published = await findPublishedPortal(actor, { portalId });
  if (!published) notFound();
  const logo = published.projection.logo;
  const src = logo ? portalPaths.logo(slug, logo.fileId) : '';
  return { actor, portalId, organizationId, published, shell: shellOf(slug, published.projection, src) };
});

/** A projection as the frames of visitors' pages show it. */
export function shellOf(slug: string, projection: Projection, logoSrc: string): ShellPortal {
  const { organization, accent, logo } = projection;
  return {
    name: organization.name,
    href: portalPaths.overview(slug),
    accent,
    logo: logo && { src: logoSrc, width: logo.width, height: logo.height },
  };
}
