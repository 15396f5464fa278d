import { hashToken, newToken } from '#lib/crypto/tokens.ts';
import { Conflict } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import { isFresh, type SessionKind, sessionEnds } from './lifetime.ts';

type Step = Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'actor' | 'by'>;

/** Whose session. */
export type SessionOwner = { memberId: string } | { visitorId: string } | { personId: string };

function kindOf(owner: SessionOwner): SessionKind {
  if ('memberId' in owner) return 'member';
  return 'visitorId' in owner ? 'visitor' : 'person';
}

/** Begins a session. The token goes into the browser's cookie and is kept nowhere; the row holds its hash. */
export async function startSession(
  context: Omit<Step, 'by'>,
  owner: SessionOwner,
): Promise<{ token: string; sessionId: string }> {
  const { tenant, organizationId, now, actor } = context;
  const token = newToken();
  const id = newId();
  await tenant.session.create({
    data: {
      ...owner,
      organizationId,
      id,
      tokenHash: hashToken(token),
      address: actor.origin.address,
      userAgent: actor.origin.userAgent.slice(0, 300),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: sessionEnds(kindOf(owner), now),
    },
    select: { id: true },
  });
  return { token, sessionId: id };
}

/** Ends every open session of the owner, but for the one to keep. Returns how many ended. */
export async function endSessions(context: Step, owner: SessionOwner, keep?: string): Promise<number> {
  const { tenant, now, by } = context;
  const { count } = await tenant.session.updateMany({
    where: { ...owner, endedAt: null, expiresAt: { gt: now }, ...(keep ? { NOT: { id: keep } } : {}) },
    data: { endedAt: now, endedBy: by },
  });
  return count;
}

/** Ends one session of the owner, if it is open. Returns whether it was. */
export async function endSession(context: Step, owner: SessionOwner, id: string): Promise<boolean> {
  const { count } = await context.tenant.session.updateMany({
    where: { ...owner, id, endedAt: null },
    data: { endedAt: context.now, endedBy: context.by },
  });
  return count > 0;
}

/**
 * Lets a weighty change pass only within an hour of signing in, so that an unattended browser cannot make it.
 * @throws Conflict  the member signed in longer ago
 */
export async function requireFreshSession(context: Pick<Step, 'tenant' | 'actor' | 'now'>): Promise<void> {
  const { tenant, actor, now } = context;
  if (actor.kind !== 'member') return;
  const session = await tenant.session.findFirst({
    where: { id: actor.sessionId, memberId: actor.memberId },
    select: { createdAt: true },
  });
  if (session && isFresh(session.createdAt, now)) return;
  throw new Conflict(
    'You signed in more than an hour ago. Please sign out and in again to make this change.',
  );
}
