import type { Tenant } from '#lib/db/tenant.ts';
import { Forbidden } from '#lib/errors.ts';
import { isBlocked } from '#lib/grant/access.ts';
import { ndaStanding } from '#lib/nda/standing.ts';
import { query } from '#lib/operation.ts';
import { readAreas } from '#lib/portal/claims.ts';
import type { Projection } from '#lib/portal/projection.ts';
import { readGrants } from './read.ts';
import { libraryInput } from './schema.ts';

/** Who counts as a customer: the agreement stands for them, or a document was opened to them and still is. */
export async function isCustomer(tenant: Tenant, visitorId: string, now: Date): Promise<boolean> {
  if (await isBlocked(tenant, visitorId)) return false;
  const { state } = await ndaStanding(tenant, visitorId, now);
  if (state === 'signed' || state === 'waived') return true;
  const grants = await readGrants(tenant, visitorId, now);
  return [...grants.values()].some((grant) => grant.state === 'active' || grant.state === 'not-started');
}

/**
 * The claims for customers, by area, for a visitor who is one; none for anybody else, and none while the portal is not
 * published. They are read as they are now and stand in no projection, so nothing public can hold them.
 */
export const getCustomerClaims = query(
  'library:read',
  libraryInput,
  async ({ tenant, actor, now }, { portalId }): Promise<Pick<Projection, 'areas'>> => {
    if (actor.kind !== 'visitor') throw new Forbidden();
    const published = await tenant.portal.count({
      where: { id: portalId, currentProjectionId: { not: null } },
    });
    if (published === 0 || !(await isCustomer(tenant, actor.visitorId, now))) return { areas: [] };
    return { areas: await readAreas(tenant, now, 'customers') };
  },
);
