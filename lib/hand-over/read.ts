import type { TenantReader } from '#lib/db/tenant.ts';
import { takers } from './takers.ts';

const mostMembers = 1_000;

/** Members to whom work can be given: those who see what is theirs, by name. */
export async function readTakers(tenant: TenantReader): Promise<{ id: string; name: string }[]> {
  return tenant
    .selectFrom('Member as m')
    .select(['m.id', 'm.name'])
    .where('m.removedAt', 'is', null)
    .where((where) =>
      where.exists(
        where
          .selectFrom('MemberRole as r')
          .select('r.memberId')
          .whereRef('r.organizationId', '=', 'm.organizationId')
          .whereRef('r.memberId', '=', 'm.id')
          .where('r.role', 'in', takers),
      ),
    )
    .orderBy('m.name')
    .orderBy('m.id')
    .limit(mostMembers)
    .execute();
}
