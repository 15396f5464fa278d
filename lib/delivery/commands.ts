import { z } from 'zod';
import type { EventDraft } from '#lib/audit-event/append.ts';
import { type Actor, systemActor } from '#lib/auth/actor.ts';
import { touchDeliveries } from '#lib/db/lookup.ts';
import { errorFields, log } from '#lib/log.ts';
import { command, nothing, query } from '#lib/operation.ts';
import { id } from '#lib/text.ts';
import { brokenOffWhys, type Ending } from './metered.ts';

/** A running download is noted every few seconds; one that was not for so long lost its process. Milliseconds. */
const lostAfter = 2 * 60_000;

const finishInput = z.strictObject({
  deliveryId: id,
  bytesSent: z.number().int().min(0),
  why: z.enum(brokenOffWhys).nullable(),
  sha256: z.string().length(64).nullable(),
});

/** Writes down how a download ended, once. The SHA-256 of a copy that was delivered whole is kept with it. */
const finishDelivery = command(
  'delivery:finish',
  finishInput,
  async ({ tenant, now }, { deliveryId, bytesSent, why, sha256 }) => {
    const ending = why === null ? { completedAt: now } : { brokenOffAt: now, brokenOffWhy: why };
    const { count } = await tenant.delivery.updateMany({
      where: { id: deliveryId, completedAt: null, brokenOffAt: null },
      data: { bytesSent, ...ending },
    });
    if (count > 0 && sha256 !== null) {
      const delivery = await tenant.delivery.findFirst({
        where: { id: deliveryId },
        select: { copyId: true },
      });
      const where = { id: delivery?.copyId, sha256: null };
      if (delivery) await tenant.copy.updateMany({ where, data: { sha256 } });
    }
    return { result: null, events: [{ subject: `delivery:${deliveryId}`, data: { bytesSent, why } }] };
  },
);

/**
 * Writes down how a download ended. Never throws: the bytes have left, and if the database does not answer now,
 * housekeeping says later that the end is not known.
 */
export async function recordEnding(
  actor: Actor,
  deliveryId: string,
  ending: Ending,
  sha256: string | null = null,
): Promise<void> {
  try {
    const { bytesSent, why } = ending;
    const known = ending.completed ? null : (why ?? 'client');
    await finishDelivery(actor, {
      deliveryId,
      bytesSent,
      why: known,
      sha256: ending.completed ? sha256 : null,
    });
  } catch (error) {
    log.error('the end of a download was not written down', { delivery: deliveryId, ...errorFields(error) });
  }
}

/**
 * Notes how far running deliveries have come, so that something is known of them if this process dies. Never throws: the
 * check beside it decides whether the download goes on.
 */
export async function noteProgress(
  actor: Actor,
  running: readonly { id: string; bytesSent: number }[],
): Promise<void> {
  await touchDeliveries(actor.organizationId, running, new Date()).catch(() => undefined);
}

const lostDeliveries = query('delivery:finish', nothing, async ({ tenant, now }) => {
  const before = new Date(now.getTime() - lostAfter);
  return tenant.delivery.findMany({
    where: {
      completedAt: null,
      brokenOffAt: null,
      OR: [{ progressAt: { lt: before } }, { progressAt: null, startedAt: { lt: before } }],
    },
    select: { id: true },
    take: 500,
  });
});

const finishLost = command(
  'delivery:finish',
  z.strictObject({ ids: z.array(id).min(1) }),
  async ({ tenant, now, organizationId }, { ids }) => {
    await tenant.delivery.updateMany({
      where: { id: { in: ids }, completedAt: null, brokenOffAt: null },
      data: { brokenOffAt: now, brokenOffWhy: 'lost' },
    });
    const event: EventDraft = { subject: `organization:${organizationId}`, data: { lost: ids.length } };
    return { result: ids.length, events: [event] };
  },
);

/**
 * Housekeeping: downloads whose process died are marked as broken off; they keep what was last noted as sent, a few seconds
 * before the end at most. Returns how many.
 */
export async function finishLostDeliveries(organizationId: string): Promise<number> {
  const actor = systemActor(organizationId, 'housekeeping');
  const lost = await lostDeliveries(actor, {});
  return lost.length === 0 ? 0 : finishLost(actor, { ids: lost.map((delivery) => delivery.id) });
}
