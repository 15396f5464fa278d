import type { EventDraft } from '#lib/audit-event/append.ts';
import { visitorOf } from '#lib/copy/steps.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';

/** Writes down that a download begins: who, what, from where, which bytes. Returns its id and the event. */
export async function startDelivery(
  context: Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'actor'>,
  what: { copyId: string; bundleId?: string; start: number; end: number },
): Promise<{ deliveryId: string; event: EventDraft }> {
  const { tenant, organizationId, now, actor } = context;
  const { sessionId, origin } = visitorOf(actor);
  const { copyId, start, end } = what;
  const bundleId = what.bundleId ?? null;
  const deliveryId = newId();
  await tenant.delivery.create({
    data: {
      organizationId,
      id: deliveryId,
      copyId,
      bundleId,
      sessionId,
      address: origin.address,
      userAgent: origin.userAgent.slice(0, 300),
      rangeStart: start,
      rangeEnd: end,
      startedAt: now,
    },
    select: { id: true },
  });
  return {
    deliveryId,
    event: {
      subject: `delivery:${deliveryId}`,
      data: { copyId, bundleId, start, end },
      personal: { address: origin.address, userAgent: origin.userAgent },
    },
  };
}
