import { sql } from 'kysely';
import type { TenantReader } from '#lib/db/tenant.ts';

/** The days on which something open is due. */
export async function readDueDays(tenant: TenantReader): Promise<string[]> {
  const { rows } = await sql<{
    day: string;
  }>`SELECT DISTINCT to_char(d."dueOn", 'YYYY-MM-DD') AS day FROM "Duty" d
    WHERE d."endedAt" IS NULL`.execute(tenant);
  return rows.map(({ day }) => day);
}
