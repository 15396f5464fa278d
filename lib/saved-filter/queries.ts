import { query } from '#lib/operation.ts';
import { listFiltersInput, type SavedFilterRow } from './schema.ts';

/** The member's own filters of a list, or of all, by name; nobody else has any. */
export const getSavedFilters = query(
  'saved-filter:list',
  listFiltersInput,
  async ({ tenant, actor }, { list }): Promise<SavedFilterRow[]> => {
    if (actor.kind !== 'member') return [];
    return tenant.savedFilter.findMany({
      where: { memberId: actor.memberId, list },
      orderBy: { name: 'asc' },
      take: 500,
      select: { id: true, list: true, name: true, parameters: true },
    });
  },
);
