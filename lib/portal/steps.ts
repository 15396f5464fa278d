import type { EventDraft } from '#lib/audit-event/append.ts';
import { Conflict } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import { parseProjection } from './cache.ts';
import { type Projection, sealProjection, withoutDocument, withoutPolicy } from './projection.ts';
import { notePublications } from './publication-steps.ts';

type Handle = Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'by'>;

/**
 * Makes `projection` the public one in place of `former` (null when nothing is public), and returns the event of it.
 * Throws Conflict when somebody else published or withdrew in between.
 */
export async function replaceProjection(
  context: Handle,
  portalId: string,
  former: string | null,
  projection: Projection,
  action: 'portal:publish' | 'portal:restand' = 'portal:publish',
): Promise<{ number: number; event: EventDraft }> {
  const { tenant, organizationId, now, by } = context;
  const { content, sha256 } = sealProjection(projection);
  const last = await tenant.projection.aggregate({ where: { portalId }, _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  const id = newId();
  await tenant.projection.create({
    data: { organizationId, id, portalId, number, content, sha256, publishedAt: now, publishedBy: by },
    select: { id: true },
  });
  const { count } = await tenant.portal.updateMany({
    where: { id: portalId, currentProjectionId: former },
    data: { currentProjectionId: id },
  });
  if (count === 0) throw new Conflict('Somebody else has just published or withdrawn this portal.');
  await notePublications(context, portalId, projection);
  const data = { projectionId: id, number, sha256, formerId: former };
  return { number, event: { subject: `portal:${portalId}`, action, data } };
}

/**
 * Holds the organization's portals until the transaction ends. Who publishes reads what may be shown, and who takes something
 * back looks whether it is shown: each would miss what the other is about to do.
 */
export async function holdPortals({ tenant }: Pick<Handle, 'tenant'>): Promise<void> {
  await tenant.$queryRaw`SELECT id FROM "Portal" ORDER BY id FOR NO KEY UPDATE`;
}

/** Writes each public projection anew in which `without` leaves something out. */
async function reducePortals(
  context: Handle,
  without: (projection: Projection) => Projection | null,
): Promise<EventDraft[]> {
  await holdPortals(context);
  const portals = await context.tenant.portal.findMany({
    where: { currentProjectionId: { not: null } },
    select: { id: true, current: { select: { id: true, content: true } } },
  });
  const events: EventDraft[] = [];
  for (const { id, current } of portals) {
    if (!current) continue;
    const projection = parseProjection(context.organizationId, current.id, current.content);
    const reduced = without(projection);
    if (!reduced) continue;
    events.push((await replaceProjection(context, id, current.id, reduced)).event);
  }
  return events;
}

/**
 * Takes a document out of what is public now, at once, without publishing anything else: for the commands that archive,
 * hide or withdraw it. Returns the events to be added to the command's own; none when it was not public.
 */
export function withdrawDocumentFromPortals(context: Handle, documentId: string): Promise<EventDraft[]> {
  return reducePortals(context, (projection) =>
    projection.documents.some(({ id }) => id === documentId) ? withoutDocument(projection, documentId) : null,
  );
}

/** The same for a policy: for the commands that retire it or make it no longer public. */
export function withdrawPolicyFromPortals(context: Handle, policyId: string): Promise<EventDraft[]> {
  return reducePortals(context, (projection) =>
    projection.policies.some(({ id }) => id === policyId) ? withoutPolicy(projection, policyId) : null,
  );
}
