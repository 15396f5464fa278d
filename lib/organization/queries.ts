import type { OperatorActor } from '#lib/auth/actor.ts';
import { listOrganizationIds } from '#lib/db/lookup.ts';
import { NotFound } from '#lib/errors.ts';
import { nothing, query } from '#lib/operation.ts';
import type { OrganizationView } from './schema.ts';

/** The actor's own organization. Throws NotFound. */
export const getOrganization = query(
  'organization:read',
  nothing,
  async ({ tenant, organizationId }): Promise<OrganizationView> => {
    const row = await tenant.organization.findFirst({
      where: { id: organizationId },
      select: {
        id: true,
        slug: true,
        name: true,
        timeZone: true,
        createdAt: true,
        portals: { orderBy: { createdAt: 'asc' }, select: { slug: true, currentProjectionId: true } },
      },
    });
    if (!row) throw new NotFound();
    const portals = row.portals.map((portal) => ({
      slug: portal.slug,
      published: portal.currentProjectionId !== null,
    }));
    return { ...row, portals };
  },
);

/** Every organization of this installation, oldest first: one read in each, as the operator acting there. */
export async function listOrganizations(
  operatorOf: (organizationId: string) => OperatorActor,
): Promise<OrganizationView[]> {
  const views: OrganizationView[] = [];
  for (const organizationId of await listOrganizationIds())
    views.push(await getOrganization(operatorOf(organizationId), {}));
  return views;
}
