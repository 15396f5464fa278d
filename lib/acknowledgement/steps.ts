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
  if (lock) await tenant.$queryRaw`SELECT id FROM "Duty" WHERE id = ${dutyId}::uuid FOR UPDATE`;
  const duty = await tenant.duty.findFirst({
    where: { id: dutyId, personId, kind: 'policy' },
    select: { id: true, policyId: true, policyVersionId: true, endedAt: true, outcome: true },
  });
  if (!duty?.policyId || !duty.policyVersionId) throw new NotFound();
  const { id, policyId, policyVersionId: versionId, endedAt, outcome } = duty;
  return { id, policyId, versionId, endedAt, outcome };
}

/** The open duty of a person about a policy, if there is one. */
export async function openDutyAbout(
  tenant: Tenant,
  { policyId, personId }: { policyId: string; personId: string },
): Promise<string | null> {
  const where = { policyId, personId, endedAt: null };
  return (await tenant.duty.findFirst({ where, select: { id: true } }))?.id ?? null;
}
