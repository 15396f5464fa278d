import type { Tenant } from '#lib/db/tenant.ts';

/** Holds the making and ending of the duties of one policy, course or check until the end of the transaction. */
export async function holdDuties(tenant: Tenant, organizationId: string, subjectId: string): Promise<void> {
  await tenant.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`duty ${organizationId} ${subjectId}`}, 0))::text`;
}
