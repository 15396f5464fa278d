import { systemActor } from '#lib/auth/actor.ts';
import { dateOf } from '#lib/day.ts';
import { Conflict } from '#lib/errors.ts';
import { log } from '#lib/log.ts';
import { command, nothing, query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { leaveEvent, settlePresence } from './presence-steps.ts';
import { personInput } from './schema.ts';
import { lockPersons } from './steps.ts';
import { findStored } from './stored-steps.ts';

const batch = 200;

const findDue = query('person:leave', nothing, async ({ tenant, now }) => {
  const { today } = await organizationDay(tenant, now);
  const rows = await tenant.person.findMany({
    where: { endedAt: null, leftOn: { lte: dateOf(today) ?? now } },
    orderBy: [{ leftOn: 'asc' }, { id: 'asc' }],
    take: batch,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
});

const settle = command('person:leave', personInput, async (context, { personId }) => {
  await lockPersons(context);
  const { content } = await findStored(context.tenant, personId);
  const { left, ended } = await settlePresence(context, [personId]);
  if (left.length === 0) throw new Conflict('They have not left.');
  await context.enqueue('duty-reconcile', {});
  return { result: undefined, events: [leaveEvent(personId, content.leftOn, ended)] };
});

/**
 * Ends what ends with those whose day to leave has come. Repeatable. The last owner stays a member until there is another; their
 * page says so. Returns how many left.
 */
export async function housekeepPersons(organizationId: string): Promise<number> {
  const actor = systemActor(organizationId, 'housekeeping');
  let count = 0;
  for (const personId of await findDue(actor, {})) {
    try {
      await settle(actor, { personId });
      count += 1;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      log.warn('somebody cannot leave', { organizationId, personId });
    }
  }
  return count;
}
