import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import type { Projection } from './projection.ts';

type Handle = Pick<CommandContext, 'tenant' | 'organizationId' | 'now'>;

/** Notes which editions of claims are public at a portal from now on; null: none. What is not among them ends now. */
export async function notePublications(
  { tenant, organizationId, now }: Handle,
  portalId: string,
  projection: Projection | null,
): Promise<void> {
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
