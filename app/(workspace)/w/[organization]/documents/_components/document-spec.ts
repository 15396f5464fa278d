import { documentStates } from '#lib/document/lifecycle.ts';
import { tiers } from '#lib/document/tier.ts';

/** What the list of documents lets its URL decide. */
export const documentSpec = {
  sorts: ['position', 'title', 'createdAt'],
  defaultSort: 'position',
  filters: { tier: tiers, state: documentStates },
} as const;
