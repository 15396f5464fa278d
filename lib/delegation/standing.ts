import { type Role, roles } from '#lib/auth/actor.ts';
import { isGiven } from '#lib/auth/permissions.ts';
import type { Tenant } from '#lib/db/tenant.ts';

/** Roles whose decisions can be handed to somebody else for a while. */
export const delegableRoles: readonly Role[] = roles.filter((role) => isGiven('access-request:decide', role));

/**
 * Ids of the members for whom this one stands in at `now`. Who was removed, or may no longer decide, has nobody
 * standing in; a delegated right cannot be delegated on, because only stored roles count.
 */
export async function delegationsTo(tenant: Tenant, memberId: string, now: Date): Promise<string[]> {
  const rows = await tenant.delegation.findMany({
    where: {
      toMemberId: memberId,
      endedAt: null,
      startsAt: { lte: now },
      endsAt: { gt: now },
      from: { removedAt: null, roles: { some: { role: { in: [...delegableRoles] } } } },
    },
    select: { fromMemberId: true },
    orderBy: { startsAt: 'asc' },
  });
  return [...new Set(rows.map((row) => row.fromMemberId))];
}

/** Ids of the members who stand in for this one at `now`: they get the mails, too. */
export async function standInsFor(tenant: Tenant, memberId: string, now: Date): Promise<string[]> {
  const rows = await tenant.delegation.findMany({
    where: {
      fromMemberId: memberId,
      endedAt: null,
      startsAt: { lte: now },
      endsAt: { gt: now },
      to: { removedAt: null },
    },
    select: { toMemberId: true },
  });
  return [...new Set(rows.map((row) => row.toMemberId))];
}
