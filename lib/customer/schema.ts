import { z } from 'zod';
import { listFields } from '#lib/list.ts';
import { domainName, id, line, paragraph } from '#lib/text.ts';

export const customerInput = z.strictObject({ customerId: id });

export const addCustomerInput = z.strictObject({
  name: line('Name', 200),
  notes: paragraph('Notes', 2000).default(''),
  domains: z
    .array(domainName)
    .max(50, 'At most 50 domains.')
    .default([])
    .transform((names) => [...new Set(names)]),
});

export const changeCustomerInput = addCustomerInput.extend({ customerId: id });

/** Everything of the first customer moves to the second, which stays. */
export const mergeCustomersInput = z.strictObject({ customerId: id, intoId: id });

export const customerListInput = z.strictObject({
  ...listFields(['name', 'createdAt']),
  filters: z.strictObject({}).default({}),
});

/** A customer as the list shows it. */
export type CustomerRow = { id: string; name: string; domains: string[]; visitors: number; createdAt: Date };
