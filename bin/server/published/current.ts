import type { AnonymousActor } from '#lib/auth/actor.ts';
import { findPortalBySlug } from '#lib/db/lookup.ts';
import { findPublishedPortal } from '#lib/portal/queries.ts';

/** How long an answer stands for: what is published or withdrawn shows everywhere within it. Milliseconds. */
const fresh = 1_000;
const remembered = 1_000;

type Answer = { at: number; projectionId: Promise<string | null> };

async function read(slug: string): Promise<string | null> {
  const portal = await findPortalBySlug(slug);
  if (!portal) return null;
  const { organizationId, id: portalId } = portal;
  const origin = { address: '', userAgent: '', requestId: 'published-pages' };
  const actor: AnonymousActor = { kind: 'anonymous', organizationId, origin };
  return (await findPublishedPortal(actor, { portalId }))?.projectionId ?? null;
}

/**
 * Tells which projection a portal shows, asking the database at most once a second for each portal however many ask.
 * Null: no such portal, never published, or withdrawn.
 */
export function currentProjections(
  now: () => number,
  readProjection: (slug: string) => Promise<string | null> = read,
): (slug: string) => Promise<string | null> {
  const answers = new Map<string, Answer>();
  return (slug) => {
    const known = answers.get(slug);
    if (known && now() - known.at < fresh) return known.projectionId;
    const projectionId = readProjection(slug);
    answers.delete(slug);
    answers.set(slug, { at: now(), projectionId });
    // What failed is asked again at once.
    projectionId.catch(() => answers.delete(slug));
    const oldest = answers.keys().next();
    if (answers.size > remembered && !oldest.done) answers.delete(oldest.value);
    return projectionId;
  };
}
