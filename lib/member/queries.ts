import { nothing, query } from '#lib/operation.ts';
import { whyNotTouch } from './ownership.ts';
import type { MemberRow } from './schema.ts';

/** Everybody who is or was a member, by name; an organization has few enough to show them all. */
export const listMembers = query(
  'member:list',
  nothing,
  async ({ tenant, now, actor }): Promise<MemberRow[]> => {
    const rows = await tenant.member.findMany({
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 1000,
      select: {
        id: true,
        name: true,
        email: true,
        createdAt: true,
        removedAt: true,
        passwordHash: true,
        roles: { orderBy: { role: 'asc' }, select: { role: true } },
        sessions: {
          where: { endedAt: null, expiresAt: { gt: now } },
          orderBy: { lastSeenAt: 'desc' },
          select: { lastSeenAt: true },
        },
      },
    });
    return rows.map(({ roles, sessions, removedAt, passwordHash, ...row }) => ({
      ...row,
      roles: roles.map(({ role }) => role),
      lastSeenAt: sessions[0]?.lastSeenAt ?? null,
      sessions: sessions.length,
      whyNotChange: whyNotTouch(
        actor,
        roles.map(({ role }) => role),
      ),
      state: removedAt ? 'removed' : passwordHash ? 'active' : 'invited',
    }));
  },
);
