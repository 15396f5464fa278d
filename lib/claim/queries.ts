import { query } from '#lib/operation.ts';
import { type ClaimRow, listClaimsInput } from './schema.ts';

/** The organization's claims in order, or its archived ones, newest first. At most 1,000 of either. */
export const listClaims = query(
  'claim:list',
  listClaimsInput,
  ({ tenant }, { archived }): Promise<ClaimRow[]> =>
    tenant.claim.findMany({
      where: { archivedAt: archived ? { not: null } : null },
      orderBy: archived ? [{ archivedAt: 'desc' }, { id: 'asc' }] : [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true, section: true, text: true, archivedAt: true },
      take: 1000,
    }),
);
