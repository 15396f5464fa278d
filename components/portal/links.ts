import { portalPaths } from '#lib/paths.ts';
import type { ListedTier } from '#lib/portal/projection.ts';

/** Where the buttons of a portal's page lead; undefined in the preview, where they lead nowhere. */
export type PortalLinks = {
  request: string | undefined;
  document: (id: string, tier: ListedTier) => string | undefined;
};

/** The links of the public page. */
export function portalLinks(slug: string): PortalLinks {
  return {
    request: portalPaths.request(slug),
    document: (id, tier) =>
      tier === 'public' ? portalPaths.publicFile(slug, id) : portalPaths.request(slug, id),
  };
}

/** The links of the preview: a look, not a way in. */
export const noLinks: PortalLinks = { request: undefined, document: () => undefined };
