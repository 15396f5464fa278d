import { audiences } from '#lib/claim/schema.ts';
import { standings } from '#lib/claim/standing.ts';

/** What the list of claims lets its URL decide; areas are those there are. */
export function claimSpec(areas: readonly string[]) {
  return {
    sorts: ['position', 'text', 'changedAt'],
    defaultSort: 'position',
    filters: {
      standing: standings,
      audience: audiences,
      measured: ['yes', 'no'],
      section: areas,
      archived: ['yes'],
    },
  } as const;
}
