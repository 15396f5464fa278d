import { requirementStates } from '#lib/requirement/schema.ts';

/** What the tree of requirements lets its URL decide. */
export const requirementSpec = {
  sorts: ['position'],
  defaultSort: 'position',
  filters: { state: requirementStates },
} as const;
