import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import { Conflict } from '#lib/errors.ts';
import { command, query } from '#lib/operation.ts';
import { parseProjection } from './cache.ts';
import { restand } from './claims.ts';
import { sealProjection } from './projection.ts';
import { portalInput } from './schema.ts';
import { replaceProjection } from './steps.ts';

/** What may change how claims stand; the words are those of the log. */
const causes = [
  'evidence:add',
  'evidence:revise',
  'evidence:change',
  'evidence:link',
  'evidence:archive',
  'evidence:review',
  'evidence-requirement:add',
  'evidence-requirement:change',
  'evidence-requirement:end',
  'control:add',
  'control:change',
  'control:archive',
  'control:map',
  'control:import',
  'claim:back',
  'claim:override',
  'claim:import',
] as const;

// Events are seen after the minute in which they were written, also by a worker that was down for a while.
const lookBack = 15 * 60_000;

/**
 * Portals whose public standings are not those of now. Looked for in the first minutes of each hour, for a day may have
 * begun somewhere, and whenever something happened on which they may depend.
 */
const findStale = query(
  'portal:restand',
  z.strictObject({ always: z.boolean().default(false) }),
  async ({ tenant, organizationId, now }, { always }): Promise<string[]> => {
    if (!always && now.getUTCMinutes() >= 3) {
      const [last] = await tenant.$queryRaw<{ at: Date | null }[]>`
        SELECT max(e.at) AS at FROM unnest(${[...causes]}::text[]) AS cause(action) CROSS JOIN LATERAL (
          SELECT a.at FROM "AuditEvent" a WHERE a."organizationId" = ${organizationId}::uuid AND a.action = cause.action
          ORDER BY a.sequence DESC LIMIT 1) e`;
      if (!last?.at || last.at.getTime() < now.getTime() - lookBack) return [];
    }
    const portals = await tenant.portal.findMany({
      where: { currentProjectionId: { not: null } },
      select: { id: true, current: { select: { id: true, content: true } } },
    });
    const stale: string[] = [];
    for (const { id, current } of portals) {
      if (!current) continue;
      const shown = parseProjection(organizationId, current.id, current.content);
      const next = await restand(tenant, shown, now);
      if (sealProjection(next).sha256 !== sealProjection(shown).sha256) stale.push(id);
    }
    return stale;
  },
);

/**
 * Writes a portal's projection anew with the standings of now: the texts, and everything else, stay as somebody published
 * them. Throws Conflict when it shows them already, or somebody published or withdrew meanwhile.
 */
export const restandPortal = command('portal:restand', portalInput, async (context, { portalId }) => {
  const { tenant, organizationId, now } = context;
  const portal = await tenant.portal.findFirst({
    where: { id: portalId },
    select: { current: { select: { id: true, content: true } } },
  });
  if (!portal?.current) throw new Conflict('This portal is not published.');
  const shown = parseProjection(organizationId, portal.current.id, portal.current.content);
  const next = await restand(tenant, shown, now);
  if (sealProjection(next).sha256 === sealProjection(shown).sha256)
    throw new Conflict('Its standings are those of now.');
  const { number, event } = await replaceProjection(
    context,
    portalId,
    portal.current.id,
    next,
    'portal:restand',
  );
  return { result: number, events: [event] };
});

/** Lets the portals of an organization show how claims stand now; `always` looks whatever the log says. Repeatable. */
export async function restandPortals(organizationId: string, always = false): Promise<void> {
  const actor = systemActor(organizationId, 'standings');
  for (const portalId of await findStale(actor, { always })) {
    await restandPortal(actor, { portalId }).catch((error: unknown) => {
      // Published, withdrawn or written anew since it was found.
      if (!(error instanceof Conflict)) throw error;
    });
  }
}
