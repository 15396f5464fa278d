/** What the list of customers lets its URL decide. */
export const customerSpec = { sorts: ['name', 'createdAt'], defaultSort: 'name' } as const;
