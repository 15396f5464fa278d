import { actions } from '#lib/auth/permissions.ts';

/** How the list of audit events, and its export, are narrowed by their URL. */
export const auditEventSpec = {
  sorts: ['sequence'],
  defaultSort: '-sequence',
  filters: { action: [...actions, 'authorization:deny'] },
} as const;
