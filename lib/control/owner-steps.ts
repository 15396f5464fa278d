import type { Tenant } from '#lib/db/tenant.ts';
import { Invalid } from '#lib/errors.ts';

/** Throws Invalid unless the owner is a member of today, or nobody. */
export async function requireOwner(tenant: Tenant, ownerId: string | null | undefined): Promise<void> {
  if (!ownerId) return;
  if (!(await tenant.member.count({ where: { id: ownerId, removedAt: null } })))
    throw new Invalid([{ path: 'ownerId', message: 'Please choose an owner from the list.' }]);
}
