import type { EventDraft } from '#lib/audit-event/append.ts';
import { Conflict, Invalid } from '#lib/errors.ts';
import { type Gift, giveGrant, grantGivenEvent } from '#lib/grant/steps.ts';
import type { CommandContext } from '#lib/operation.ts';
import type { LockedRequest } from './lock-steps.ts';

/** How one document of a request is decided. `gift` is the grant an approval gives; none where the NDA alone opens. */
export type Ruling = {
  documentId: string;
  outcome: 'approved' | 'denied';
  reason: string | null;
  by: string;
  onBehalfOf: string | null;
  gift: Pick<Gift, 'source' | 'ruleId' | 'days' | 'countsFrom'> | null;
};

type RulingContext = Pick<CommandContext, 'tenant' | 'organizationId' | 'now'>;

/**
 * Writes rulings, gives their grants and closes the request when nothing is left open. A document that somebody has
 * decided in the meantime is a Conflict, and nothing of the whole is kept (W01).
 */
export async function rule(
  context: RulingContext,
  request: LockedRequest,
  rulings: readonly Ruling[],
): Promise<{ events: EventDraft[]; closed: boolean }> {
  const { tenant, now } = context;
  const events: EventDraft[] = [];
  for (const ruling of rulings) events.push(...(await ruleOne(context, request, ruling)));
  const open = await tenant.accessRequestItem.count({ where: { requestId: request.id, outcome: null } });
  if (open > 0) return { events, closed: false };
  const closed = await tenant.accessRequest.updateMany({
    where: { id: request.id, closedAt: null },
    data: { closedAt: now },
  });
  if (closed.count === 0) throw new Conflict('Somebody was faster: this request is closed.');
  return { events, closed: true };
}

async function ruleOne(
  context: RulingContext,
  request: LockedRequest,
  ruling: Ruling,
): Promise<EventDraft[]> {
  const { tenant, now } = context;
  const { documentId, outcome, reason, by, onBehalfOf, gift } = ruling;
  if (!request.items.some((item) => item.documentId === documentId))
    throw new Invalid('A document that was not asked for cannot be decided here.');
  const { count } = await tenant.accessRequestItem.updateMany({
    where: { requestId: request.id, documentId, outcome: null },
    data: { outcome, reason, decidedAt: now, decidedBy: by, onBehalfOf },
  });
  if (count === 0) throw new Conflict('Somebody was faster: this document is already decided.');
  if (!gift) return [];
  const whole: Gift = { ...gift, visitorId: request.visitorId, documentId, requestId: request.id };
  const id = await giveGrant({ ...context, by }, whole);
  return [grantGivenEvent(id, whole)];
}
