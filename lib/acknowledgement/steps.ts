import { Prisma } from '#lib/db/generated/client.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import type { Context } from '#lib/operation.ts';

/** A duty to acknowledge a version, as its person holds it. */
export type HeldDuty = {
  id: string;
  policyId: string;
  versionId: string;
  endedAt: Date | null;
  outcome: string | null;
};

/** The actor's person. @throws NotFound for whoever is none */
export function ownId({ actor }: Pick<Context<unknown>, 'actor'>): string {
  if (actor.kind !== 'person') throw new NotFound();
  return actor.personId;
}

/**
 * A person's own duty about a policy. With `lock` it stays as it is until the transaction ends: of two taps at once one waits
 * for the other. @throws NotFound, for other people's too
 */
export async function ownDuty(
  tenant: Tenant,
  { dutyId, personId, lock = false }: { dutyId: string; personId: string; lock?: boolean },
): Promise<HeldDuty> {
  const rows = await tenant.$queryRaw<HeldDuty[]>`
    SELECT id, "policyId", "policyVersionId" AS "versionId", "endedAt", outcome FROM "Duty"
    WHERE id = ${dutyId}::uuid AND "personId" = ${personId}::uuid AND kind = 'policy'
    ${lock ? Prisma.sql`FOR UPDATE` : Prisma.empty}`;
  const [duty] = rows;
  if (!duty) throw new NotFound();
  return duty;
}

/** The open duty of a person about a policy, if there is one. */
export async function openDutyAbout(
  tenant: Tenant,
  { policyId, personId }: { policyId: string; personId: string },
): Promise<string | null> {
  const where = { policyId, personId, endedAt: null };
  return (await tenant.duty.findFirst({ where, select: { id: true } }))?.id ?? null;
}
