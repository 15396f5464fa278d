import { type RawBuilder, sql } from 'kysely';
import type { AsOf } from '#lib/control/health-steps.ts';
import type { Tenant, TenantReader } from '#lib/db/tenant.ts';
import type { ClaimStanding } from './standing.ts';

type Row = ClaimStanding & { claimId: string };

const byClaim = (rows: readonly Row[]) =>
  new Map(rows.map(({ claimId, ...standing }): [string, ClaimStanding] => [claimId, standing]));

/** How these claims stand, or all, by id. For commands and reads through Prisma. */
export async function readStandings(
  tenant: Tenant,
  at: Date,
  day: string,
  ids: readonly string[] | null,
): Promise<Map<string, ClaimStanding>> {
  return byClaim(
    await tenant.$queryRaw<Row[]>`
      SELECT "claimId", standing, reason, "verifiedOn"::text, "dueOn"::text, "selfReviewed", controls,
        "overriddenUntilOn"::text
      FROM claim_standing(${at}, ${day}::date, ${ids === null ? null : [...ids]}::uuid[])`,
  );
}

/** claim_standing() as a table of a FROM clause: of these claims, or of all. For lists. */
export function claimStandingTable({ at, day }: AsOf, ids: readonly string[] | null): RawBuilder<unknown> {
  return sql`claim_standing(${at}, CAST(${day} AS date), CAST(${ids === null ? null : [...ids]} AS uuid[]))`;
}

/** How these claims stand, by id. For lists. */
export async function standingsOf(
  tenant: TenantReader,
  asOf: AsOf,
  ids: readonly string[],
): Promise<Map<string, ClaimStanding>> {
  const { rows } = await sql<Row>`
    SELECT "claimId", standing, reason, "verifiedOn"::text, "dueOn"::text, "selfReviewed", controls,
      "overriddenUntilOn"::text
    FROM ${claimStandingTable(asOf, ids)}`.execute(tenant);
  return byClaim(rows);
}
