import type { AnonymousActor } from '#lib/auth/actor.ts';
import { findPortalBySlug } from '#lib/db/lookup.ts';
import { errorFields, log } from '#lib/log.ts';
import { findPublishedPortal } from '#lib/portal/queries.ts';

/** How long an answer stands for: what is published or withdrawn shows everywhere within it. Milliseconds. */
const fresh = 1_000;
/** How long the last answer stands in for one that the database does not give. Milliseconds. */
const standsIn = 60_000;
/** How long the database may take before the last answer stands in. Milliseconds. */
const patience = 500;
const remembered = 1_000;

/** What was learned of a portal, and when it was asked. */
type Known = { at: number; projectionId: string | null };
type Answer = { at: number; projectionId: Promise<string | null>; known: Known | undefined };

async function read(slug: string): Promise<string | null> {
  const portal = await findPortalBySlug(slug);
  if (!portal) return null;
  const { organizationId, id: portalId } = portal;
  const origin = { address: '', userAgent: '', requestId: 'published-pages' };
  const actor: AnonymousActor = { kind: 'anonymous', organizationId, origin };
  return (await findPublishedPortal(actor, { portalId }))?.projectionId ?? null;
}

/** What comes of `asked`, or what was known, where that fails or takes too long. */
async function orKnown(asked: Promise<string | null>, known: Known): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string | null>((resolve) => {
    timer = setTimeout(() => resolve(known.projectionId), patience);
  });
  try {
    return await Promise.race([asked, late]);
  } catch (error) {
    log.warn('a page is served as it was last known', errorFields(error));
    return known.projectionId;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Tells which projection a portal shows, asking the database at most once a second for each portal however many ask.
 * While the database does not answer, it is the one that was shown last, for a minute.
 * Null: no such portal, never published, or withdrawn.
 */
export function currentProjections(
  now: () => number,
  readProjection: (slug: string) => Promise<string | null> = read,
): (slug: string) => Promise<string | null> {
  const answers = new Map<string, Answer>();

  const ask = (slug: string, known: Known | undefined): Answer => {
    const at = now();
    const asked = readProjection(slug);
    const standIn = known && at - known.at < standsIn ? known : undefined;
    const answer: Answer = { at, projectionId: standIn ? orKnown(asked, standIn) : asked, known };
    asked.then(
      (projectionId) => {
        answer.known = { at, projectionId };
        answer.projectionId = asked;
      },
      // What failed, and nothing stands in for it, is asked again at once.
      () => {
        if (!standIn && answers.get(slug) === answer) answers.delete(slug);
      },
    );
    return answer;
  };

  return (slug) => {
    const before = answers.get(slug);
    if (before && now() - before.at < fresh) return before.projectionId;
    const answer = ask(slug, before?.known);
    answers.delete(slug);
    answers.set(slug, answer);
    const oldest = answers.keys().next();
    if (answers.size > remembered && !oldest.done) answers.delete(oldest.value);
    return answer.projectionId;
  };
}
