import { dateOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { organizationDay } from '#lib/organization/read.ts';

/** What holds of persons who have not left: on the day of leaving somebody is gone. Who starts later may come in before. */
export async function presentPerson(tenant: Tenant, now: Date) {
  const { today } = await organizationDay(tenant, now);
  return { OR: [{ leftOn: null }, { leftOn: { gt: dateOf(today) ?? now } }] };
}
