import { portalPaths } from '#lib/paths.ts';
import type { ListedTier } from '#lib/portal/projection.ts';

/** Where the buttons of a portal's page lead; undefined in the preview, where they lead nowhere. */
export type PortalLinks = {
  request: string | undefined;
  document: (id: string, tier: ListedTier) => string | undefined;
  /** Whether ways in are offered at all; a past day has none. */
  offered: boolean;
  /** A claim's permanent page. */
  claim: (id: string) => string | undefined;
  /** A policy's permanent page. */
  policy: (id: string) => string | undefined;
  /** A function of the CSF, e.g. `PR`. */
  csf: ((identifier: string) => string) | null;
};

/** The links of the public page. */
export function portalLinks(slug: string): PortalLinks {
  return {
    request: portalPaths.request(slug),
    offered: true,
    document: (id, tier) =>
      tier === 'public' ? portalPaths.publicFile(slug, id) : portalPaths.request(slug, id),
    claim: (id) => portalPaths.claim(slug, id),
    policy: (id) => portalPaths.policy(slug, id),
    csf: (identifier) => portalPaths.csf(slug, identifier),
  };
}

/** The links of the preview: a look, not a way in. */
export const noLinks: PortalLinks = {
  request: undefined,
  offered: true,
  document: () => undefined,
  claim: () => undefined,
  policy: () => undefined,
  csf: null,
};

/** The links of a past day: its buttons would lead into the present, so there are none. */
export const pastLinks: PortalLinks = { ...noLinks, offered: false };
