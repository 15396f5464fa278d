import { nothing, query } from '#lib/operation.ts';

/** Name and slug of the organization at whose door somebody stands. */
export const getOwnWorkspace = query('member:sign-in', nothing, ({ tenant, organizationId }) =>
  tenant.organization.findFirstOrThrow({ where: { id: organizationId }, select: { name: true, slug: true } }),
);
