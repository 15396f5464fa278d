import { Conflict, NotFound } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { handOverInput } from './schema.ts';
import { handOver } from './steps.ts';

/**
 * Gives what somebody left behind who is no member any more to a member. Throws NotFound, Invalid unless that is one, Conflict
 * where they are a member still or nothing is left.
 */
export const handOverWork = command('work:hand-over', handOverInput, async (context, input) => {
  const { fromMemberId, toMemberId } = input;
  const from = await context.tenant.member.findFirst({
    where: { id: fromMemberId },
    select: { removedAt: true },
  });
  if (!from) throw new NotFound('There is no such member.');
  if (!from.removedAt)
    throw new Conflict('They are a member still. Change the owner of each task or item instead.');
  const { work, event } = await handOver(context, fromMemberId, toMemberId);
  if (work.tasks + work.items === 0) throw new Conflict('Nothing of theirs is left: somebody was faster.');
  return { result: work, events: [event] };
});
