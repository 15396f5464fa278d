import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import type { Projection } from './projection.ts';

type Handle = Pick<CommandContext, 'tenant' | 'organizationId' | 'now'>;

/** Notes which versions of policies are public at a portal from now on, as `notePublications` does for claims. */
async function noteShowings(
  { tenant, organizationId, now }: Handle,
  portalId: string,
  projection: Projection | null,
): Promise<void> {
  const policies = projection?.policies ?? [];
  const wanted = new Map(policies.map(({ id, versionId }) => [id, versionId]));
  const open = await tenant.policyShowing.findMany({
    where: { portalId, endedAt: null },
    select: { id: true, policyId: true, versionId: true },
  });
  const staying = open.filter(({ policyId, versionId }) => wanted.get(policyId) === versionId);
  const stayingIds = new Set(staying.map(({ id }) => id));
  const known = new Set(staying.map(({ policyId }) => policyId));
  await tenant.policyShowing.updateMany({
    where: { id: { in: open.filter(({ id }) => !stayingIds.has(id)).map(({ id }) => id) } },
    data: { endedAt: now },
  });
  await tenant.policyShowing.createMany({
    data: policies
      .filter(({ id }) => !known.has(id))
      .map(({ id: policyId, versionId }) => ({
        organizationId,
        id: newId(),
        portalId,
        policyId,
        versionId,
        publishedAt: now,
      })),
  });
}

/** Notes which editions of claims, and versions of policies, are public at a portal from now on; null: none. What is not among them ends now. */
export async function notePublications(
  context: Handle,
  portalId: string,
  projection: Projection | null,
): Promise<void> {
  const { tenant, organizationId, now } = context;
  await noteShowings(context, portalId, projection);
  const wanted = new Map(
    (projection?.areas ?? []).flatMap(({ claims }) =>
      claims.flatMap(({ id, edition }) => (edition === null ? [] : [[id, edition] as const])),
    ),
  );
  const open = await tenant.claimPublication.findMany({
    where: { portalId, endedAt: null },
    select: { id: true, claimId: true, edition: true },
  });
  const staying = open.filter(({ claimId, edition }) => wanted.get(claimId) === edition);
  const known = new Set(staying.map(({ claimId }) => claimId));
  const stayingIds = new Set(staying.map(({ id }) => id));
  const ending = open.filter(({ id }) => !stayingIds.has(id)).map(({ id }) => id);
  await tenant.claimPublication.updateMany({ where: { id: { in: ending } }, data: { endedAt: now } });
  await tenant.claimPublication.createMany({
    data: [...wanted]
      .filter(([claimId]) => !known.has(claimId))
      .map(([claimId, edition]) => ({
        organizationId,
        id: newId(),
        portalId,
        claimId,
        edition,
        publishedAt: now,
      })),
  });
}
