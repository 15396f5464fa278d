import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import { command, nothing, query } from '#lib/operation.ts';
import { staleAfter } from './lifecycle.ts';

const minute = 60_000;
// Longer than the longest pause between two tries of the queue.
const LONGEST_PAUSE = 70 * minute;

const findLost = query('mail:send', nothing, async ({ tenant, now }) => {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const rows = await tenant.mail.findMany({
    where: {
      sentAt: null,
      failedAt: null,
      notBefore: { lt: before(10 * minute) },
      AND: [
        { OR: [{ triedAt: null }, { triedAt: { lt: before(LONGEST_PAUSE) } }] },
        { OR: [{ claimedAt: null }, { claimedAt: { lt: before(10 * staleAfter) } }] },
      ],
    },
    select: { id: true },
    orderBy: { createdAt: 'asc' },
    take: 500,
  });
  return rows.map((row) => row.id);
});

const queueAgain = command(
  'mail:send',
  z.strictObject({ mailIds: z.array(z.uuid()) }),
  async (context, { mailIds }) => {
    for (const mailId of mailIds) await context.enqueue('mail-send', { mailId });
    // Counts as tried, so that the next sweep does not queue it once more.
    await context.tenant.mail.updateMany({ where: { id: { in: mailIds } }, data: { triedAt: context.now } });
    const data = { outcome: 'queued-again', mails: mailIds.length };
    return { result: undefined, events: [{ subject: `organization:${context.organizationId}`, data }] };
  },
);

/** Queues mails of one organization again whose job was lost. Returns how many. */
export async function sweepMails(organizationId: string): Promise<number> {
  const system = systemActor(organizationId, 'mail-sweep');
  const mailIds = await findLost(system, {});
  if (mailIds.length > 0) await queueAgain(system, { mailIds });
  return mailIds.length;
}
