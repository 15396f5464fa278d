import type { Tenant } from '#lib/db/tenant.ts';

/**
 * Ties persons to the members with their address: these persons, or those of one member who joins. Whoever is tied to a member
 * stays so under another address, unless that is a member's, too: so leaving ends the membership of who married meanwhile.
 * Returns how many were tied.
 */
export async function linkMembers(
  tenant: Tenant,
  who: { personIds: readonly string[] } | { memberId: string },
): Promise<number> {
  const personIds = 'personIds' in who ? [...who.personIds] : null;
  const memberId = 'memberId' in who ? who.memberId : null;
  return tenant.$executeRaw`
    UPDATE "Person" p SET "memberId" = m.id
    FROM "Member" m
    WHERE m."organizationId" = p."organizationId" AND lower(m.email) = p.email AND m."removedAt" IS NULL
      AND p."memberId" IS DISTINCT FROM m.id
      AND (${personIds === null} OR p.id = ANY (${personIds ?? []}::uuid[]))
      AND (${memberId}::uuid IS NULL OR m.id = ${memberId}::uuid)
      AND NOT EXISTS (SELECT 1 FROM "Person" o WHERE o."organizationId" = p."organizationId" AND o."memberId" = m.id)`;
}
