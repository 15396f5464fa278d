/** What the list of subprocessors lets its URL decide. */
export const subprocessorSpec = {
  sorts: ['position', 'name', 'archivedAt'],
  defaultSort: 'position',
  filters: { archived: ['yes'] },
} as const;
