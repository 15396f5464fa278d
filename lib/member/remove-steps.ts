import { endChallenges } from '#lib/challenge/steps.ts';
import { Conflict } from '#lib/errors.ts';
import type { CommandContext } from '#lib/operation.ts';
import { endSessions } from '#lib/session/steps.ts';

const links = ['invitation', 'password-reset', 'break-glass'] as const;

/**
 * Ends a membership: sessions, open links and delegations end at once; what they did stays on record (T20). Whether it may end
 * is the caller's to ask. Returns how many sessions ended. Throws Conflict where it has ended.
 */
export async function removeMembership(
  context: Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'by' | 'actor'>,
  memberId: string,
): Promise<number> {
  const { tenant, now, by } = context;
  const removed = await tenant.member.updateMany({
    where: { id: memberId, removedAt: null },
    data: { removedAt: now, removedBy: by, passwordHash: null },
  });
  if (removed.count === 0) throw new Conflict('Somebody has removed this member already.');
  const sessions = await endSessions(context, { memberId });
  await endChallenges(context, memberId, links);
  await tenant.delegation.updateMany({
    where: { endedAt: null, OR: [{ fromMemberId: memberId }, { toMemberId: memberId }] },
    data: { endedAt: now },
  });
  return sessions;
}
