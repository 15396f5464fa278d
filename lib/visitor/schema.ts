import { z } from 'zod';
import { listFields } from '#lib/list.ts';
import { email, id, line, optionalLine } from '#lib/text.ts';

export const visitorInput = z.strictObject({ visitorId: id });

export const blockVisitorInput = z.strictObject({ visitorId: id, reason: line('Reason', 500) });

/** Moves a visitor to a customer, or to none. */
export const moveVisitorInput = z.strictObject({ visitorId: id, customerId: id.nullable() });

/** Lets a person in ahead of their asking, with named documents. `days` overrides the organization's default. */
export const inviteVisitorInput = z.strictObject({
  email,
  name: line('Name', 200),
  company: line('Company', 200),
  title: optionalLine('Title', 200).default(''),
  documentIds: z.array(id).min(1, 'Please choose at least one document.').max(100),
  days: z.coerce.number().int().min(1).max(3650).optional(),
  note: optionalLine('Note', 500).default(''),
});

export const visitorListInput = z.strictObject({
  ...listFields(['createdAt', 'name', 'company']),
  filters: z
    .strictObject({
      standing: z.enum(['blocked', 'verified', 'unverified']).optional(),
      customer: id.optional(),
    })
    .default({}),
});

/** A visitor as the list shows them. `grants` counts documents that are open now. */
export type VisitorRow = {
  id: string;
  name: string;
  email: string;
  company: string;
  customerId: string | null;
  customerName: string | null;
  createdAt: Date;
  verifiedAt: Date | null;
  blocked: boolean;
  grants: number;
};
