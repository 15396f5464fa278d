import { dateOf } from '#lib/day.ts';
import { Conflict, Invalid } from '#lib/errors.ts';
import { handOver } from '#lib/hand-over/steps.ts';
import { command } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { type Ended, leaveEvent, requireRemovable, settlePresence } from './presence-steps.ts';
import { leaveInput, personInput } from './schema.ts';
import { lockPersons } from './steps.ts';
import { findChangeable } from './stored-steps.ts';

/** What leaving did at once; null while the day is still to come. */
export type Left = { ended: Ended | null };

function requireMember(memberId: string | null): string {
  if (memberId) return memberId;
  throw new Invalid([{ path: 'handOverTo', message: 'They are no member: they have no work to hand over.' }]);
}

/**
 * Lets somebody leave on a day. Where it has come, open duties, sessions, duty links and the membership end at once; else at
 * the day; work is handed over at once. Proof stays. Throws NotFound; Invalid for a day before they started; Conflict where they have left on it already,
 * are the last owner, or the sign-in is stale; Forbidden where only an owner may.
 */
export const leavePerson = command('person:leave', leaveInput, async (context, input) => {
  const { personId, leftOn, handOverTo } = input;
  const { tenant, now, enqueue } = context;
  await lockPersons(context);
  const { content, memberId } = await findChangeable(tenant, personId);
  if (content.leftOn === leftOn) throw new Conflict(`That they leave on ${leftOn} is known already.`);
  if (content.startedOn && leftOn < content.startedOn)
    throw new Invalid([
      { path: 'leftOn', message: `They started on ${content.startedOn}: they cannot leave before.` },
    ]);
  const day = dateOf(leftOn);
  await tenant.person.updateMany({
    where: { id: personId },
    data: { leftOn: day, changedAt: now, revision: { increment: 1 } },
  });
  const { today } = await organizationDay(tenant, now);
  // What will fail on the day is said while somebody can do something about it.
  if (leftOn > today && memberId) {
    const member = await tenant.member.findFirst({
      where: { id: memberId, removedAt: null },
      select: { roles: { select: { role: true } } },
    });
    const roles = member?.roles.map(({ role }) => role) ?? [];
    await requireRemovable(context, { name: content.name, memberId: member ? memberId : null, roles });
  }
  const handed = handOverTo ? [(await handOver(context, requireMember(memberId), handOverTo)).event] : [];
  const { left, ended } = await settlePresence(context, [personId]);
  await enqueue('duty-reconcile', {});
  const result: Left = { ended: left.length > 0 ? ended : null };
  return { result, events: [leaveEvent(personId, leftOn, result.ended), ...handed] };
});

/**
 * Takes leaving back: they are there again and get the duties of today. A membership that ended does not come back; invite
 * them again. Throws NotFound; Conflict where they do not leave.
 */
export const rejoinPerson = command('person:leave', personInput, async (context, { personId }) => {
  const { tenant, now, enqueue } = context;
  await lockPersons(context);
  const { content } = await findChangeable(tenant, personId);
  if (content.leftOn === null) throw new Conflict('They are not leaving.');
  await tenant.person.updateMany({
    where: { id: personId },
    data: { leftOn: null, endedAt: null, changedAt: now, revision: { increment: 1 } },
  });
  await enqueue('duty-reconcile', {});
  return { result: undefined, events: [leaveEvent(personId, null, null)] };
});
