import { dayIn } from '#lib/day.ts';
import type { Tenant, TenantReader } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';

/** The organization's time zone, and which day it is there at `now` (an ISO date). */
export type OrganizationDay = { timeZone: string; today: string };

function dayOfRow(row: { timeZone: string } | undefined | null, now: Date): OrganizationDay {
  if (!row) throw new NotFound('There is no such organization.');
  return { timeZone: row.timeZone, today: dayIn(row.timeZone, now) };
}

/** Which day it is where the organization is. @throws NotFound */
export async function organizationDay(tenant: Tenant, now: Date): Promise<OrganizationDay> {
  return dayOfRow(await tenant.organization.findFirst({ select: { timeZone: true } }), now);
}

/** The same within a list. @throws NotFound */
export async function readOrganizationDay(tenant: TenantReader, now: Date): Promise<OrganizationDay> {
  return dayOfRow(await tenant.selectFrom('Organization').select('timeZone').executeTakeFirst(), now);
}
