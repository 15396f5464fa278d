import { type RawBuilder, sql } from 'kysely';
import { dayIn } from '#lib/day.ts';
import type { TenantReader } from '#lib/db/tenant.ts';
import type { ControlHealth } from './list-schema.ts';

/** A moment and the day it has where the organization is. */
export type AsOf = { at: Date; day: string };

/** This moment, as the organization's calendar has it. */
export async function asOfNow(tenant: TenantReader, at: Date): Promise<AsOf> {
  const { timeZone } = await tenant.selectFrom('Organization').select('timeZone').executeTakeFirstOrThrow();
  return { at, day: dayIn(timeZone, at) };
}

/** control_health() as a table of a FROM clause: of these controls, or of all. */
export function controlHealthTable({ at, day }: AsOf, ids: readonly string[] | null): RawBuilder<unknown> {
  return sql`control_health(${at}, CAST(${day} AS date), CAST(${ids === null ? null : [...ids]} AS uuid[]))`;
}

/** How these controls stand, by id. */
export async function healthOf(
  tenant: TenantReader,
  asOf: AsOf,
  ids: readonly string[] | null,
): Promise<Map<string, ControlHealth>> {
  const { rows } = await sql<ControlHealth & { controlId: string }>`
    SELECT "controlId", health, reason, "verifiedOn"::text, "dueOn"::text, "selfReviewed", evidence, accepted, rejected
    FROM ${controlHealthTable(asOf, ids)}`.execute(tenant);
  return new Map(rows.map(({ controlId, ...health }) => [controlId, health]));
}
