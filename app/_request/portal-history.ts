import { notFound } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import { findPortalAsOf, findPublishedEditions } from '#lib/portal/history-queries.ts';
import type { Projection, ProjectionClaim } from '#lib/portal/projection.ts';
import { page } from './edge';
import { publishedPortal } from './portal';

/** The claim with this id in what is public now, with its area; null where it is not there. */
function claimIn({ areas }: Projection, claimId: string): { area: string; claim: ProjectionClaim } | null {
  for (const { title, claims } of areas) {
    const claim = claims.find(({ id }) => id === claimId);
    if (claim) return { area: title, claim };
  }
  return null;
}

/** A claim at its permanent address: as it is public now (null: withdrawn), and its public editions. 404 if it never was. */
export const publishedClaim = cache(async (slug: string, claimId: string) => {
  const portal = await publishedPortal(slug);
  const { actor, portalId, published } = portal;
  const editions = await page(findPublishedEditions(actor, { portalId, claimId }));
  const shown = claimIn(published.projection, claimId);
  if (!shown && editions.length === 0) notFound();
  const subcategories =
    published.projection.csf?.subcategories.filter(({ claimIds }) => claimIds.includes(claimId)) ?? [];
  return { portal, editions, shown, subcategories };
});

const editionNumber = z.string().regex(/^[1-9]\d{0,8}$/);

/** An edition of a claim at its permanent address. 404 where that edition was never public. */
export const publishedEdition = cache(async (slug: string, claimId: string, number: string) => {
  const found = await publishedClaim(slug, claimId);
  const wanted = editionNumber.safeParse(number);
  const edition = found.editions.find((row) => wanted.success && row.number === Number(wanted.data));
  if (!edition) notFound();
  return { ...found, edition };
});

/** A function of the CSF at a portal, with the subcategories and claims that are published of it. 404 where there is none. */
export const publishedFunction = cache(async (slug: string, identifier: string) => {
  const portal = await publishedPortal(slug);
  const { csf, areas } = portal.published.projection;
  const row = csf?.functions.find((one) => one.identifier === identifier);
  if (!csf || !row) notFound();
  const claims = new Map(areas.flatMap((area) => area.claims.map((claim) => [claim.id, claim] as const)));
  const subcategories = csf.subcategories
    .filter((one) => one.identifier.startsWith(`${identifier}.`))
    .map(({ claimIds, ...one }) => ({ ...one, claims: claimIds.flatMap((id) => claims.get(id) ?? []) }))
    .filter((one) => one.claims.length > 0);
  return { portal, version: csf.version, row, subcategories };
});

/** A portal at the end of a past day. 404 before it was first published, and for days to come. */
export const portalAsOf = cache(async (slug: string, day: string) => {
  const portal = await publishedPortal(slug);
  const { actor, portalId } = portal;
  const then = await page(findPortalAsOf(actor, { portalId, day }));
  if (!then) notFound();
  return { portal, then };
});
