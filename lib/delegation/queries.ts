import { dayIn } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { nothing, query } from '#lib/operation.ts';
import { type DelegationRow, delegationState } from './schema.ts';

const person = { select: { id: true, name: true } } as const;

async function read(tenant: Tenant, where: object, now: Date): Promise<DelegationRow[]> {
  const rows = await tenant.delegation.findMany({
    where,
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: { id: true, startsAt: true, endsAt: true, endedAt: true, from: person, to: person },
  });
  const { timeZone } = await tenant.organization.findFirstOrThrow({ select: { timeZone: true } });
  return rows.map((row) => ({
    ...row,
    firstOn: dayIn(timeZone, row.startsAt),
    lastOn: dayIn(timeZone, new Date(row.endsAt.getTime() - 1)),
    state: delegationState(row, now),
  }));
}

/** Who stands in for whom, now and later; what is over last. */
export const listDelegations = query('delegation:list', nothing, ({ tenant, now }) =>
  read(tenant, { endedAt: null, endsAt: { gt: now } }, now),
);
