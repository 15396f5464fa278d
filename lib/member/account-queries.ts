import { Forbidden } from '#lib/errors.ts';
import { nothing, query } from '#lib/operation.ts';

/** A browser in which the member is signed in. */
export type OwnSession = {
  id: string;
  userAgent: string;
  address: string;
  createdAt: Date;
  lastSeenAt: Date;
  current: boolean;
};

/** The browsers in which the actor is signed in, the latest first. */
export const getOwnSessions = query(
  'member:sign-out',
  nothing,
  async ({ tenant, actor, now }): Promise<OwnSession[]> => {
    if (actor.kind !== 'member') throw new Forbidden();
    const rows = await tenant.session.findMany({
      where: { memberId: actor.memberId, endedAt: null, expiresAt: { gt: now } },
      orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
      take: 50,
      select: { id: true, userAgent: true, address: true, createdAt: true, lastSeenAt: true },
    });
    return rows.map((row) => ({ ...row, current: row.id === actor.sessionId }));
  },
);

/** Members who could stand in for the actor: everybody but themselves. */
export const listStandIns = query('delegation:create', nothing, async ({ tenant, actor }) => {
  const self = actor.kind === 'member' ? actor.memberId : '';
  const rows = await tenant.member.findMany({
    where: { removedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 500,
    select: { id: true, name: true, email: true },
  });
  return rows.filter((row) => row.id !== self);
});
