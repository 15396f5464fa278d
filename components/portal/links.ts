import { portalPaths } from '#lib/paths.ts';
import type { ListedTier } from '#lib/portal/projection.ts';

/** Where the buttons of a portal's page lead; undefined in the preview, where they lead nowhere. */
export type PortalLinks = {
  request: string | undefined;
  document: (id: string, tier: ListedTier) => string | undefined;
  /** A claim's permanent page. */
  claim: (id: string) => string | undefined;
  /** A function of the CSF, e.g. `PR`. */
  csf: ((identifier: string) => string) | null;
};

/** The links of the public page. */
export function portalLinks(slug: string): PortalLinks {
  return {
    request: portalPaths.request(slug),
    document: (id, tier) =>
      tier === 'public' ? portalPaths.publicFile(slug, id) : portalPaths.request(slug, id),
    claim: (id) => portalPaths.claim(slug, id),
    csf: (identifier) => portalPaths.csf(slug, identifier),
  };
}

/** The links of the preview and of past days: a look, not a way in. */
export const noLinks: PortalLinks = {
  request: undefined,
  document: () => undefined,
  claim: () => undefined,
  csf: null,
};
