import { Conflict } from '#lib/errors.ts';
import { countOpenWork, handOver } from '#lib/hand-over/steps.ts';
import { command } from '#lib/operation.ts';
import { endSessions, requireFreshSession } from '#lib/session/steps.ts';
import { removeMembership } from './remove-steps.ts';
import { changeRolesInput, memberInput, removeMemberInput } from './schema.ts';
import { findActive, requireAnotherOwner, requireOwnerFor, writeRoles } from './steps.ts';

/** Changes what a member may do. Their sessions end, so that nothing goes on with the old roles (S09). */
export const changeRoles = command('member:change-roles', changeRolesInput, async (context, input) => {
  const { tenant, actor } = context;
  const { memberId, roles } = input;
  await requireFreshSession(context);
  const member = await findActive(tenant, memberId);
  const isOwner = member.roles.includes('owner');
  requireOwnerFor(actor, [...(isOwner ? ['owner'] : []), ...roles]);
  if (isOwner && !roles.includes('owner')) await requireAnotherOwner(tenant, memberId);
  await writeRoles(context, memberId, roles);
  const keep = actor.kind === 'member' && actor.memberId === memberId ? actor.sessionId : undefined;
  const sessions = await endSessions(context, { memberId }, keep);
  const data = { from: member.roles.toSorted(), to: roles.toSorted(), sessions };
  return { result: null, events: [{ subject: `member:${memberId}`, data }] };
});

/**
 * Removes a member: sessions and open links end at once; what they did stays on record (T20). Their open work goes to
 * `handOverTo`, or stays without an owner. Returns how much stays.
 */
export const removeMember = command('member:remove', removeMemberInput, async (context, input) => {
  const { tenant, actor } = context;
  const { memberId, handOverTo } = input;
  await requireFreshSession(context);
  const member = await findActive(tenant, memberId);
  requireOwnerFor(actor, member.roles);
  if (actor.kind === 'member' && actor.memberId === memberId) {
    throw new Conflict('You cannot remove yourself. Please ask another owner or admin.');
  }
  if (member.roles.includes('owner')) await requireAnotherOwner(tenant, memberId);
  const handed = handOverTo ? [(await handOver(context, memberId, handOverTo)).event] : [];
  const sessions = await removeMembership(context, memberId);
  const unowned = await countOpenWork(context, memberId);
  const data = { sessions, unowned };
  return { result: unowned, events: [{ subject: `member:${memberId}`, data }, ...handed] };
});

/** Signs a member out everywhere. */
export const endMemberSessions = command(
  'member:end-sessions',
  memberInput,
  async (context, { memberId }) => {
    await findActive(context.tenant, memberId);
    const sessions = await endSessions(context, { memberId });
    return { result: sessions, events: [{ subject: `member:${memberId}`, data: { sessions } }] };
  },
);
