import { z } from 'zod';
import { countsFromValues, grantDays } from '#lib/grant/schema.ts';
import { listFields } from '#lib/list.ts';
import { email, id, line, optionalLine, paragraph } from '#lib/text.ts';

export const visitorInput = z.strictObject({ visitorId: id });

export const blockVisitorInput = z.strictObject({ visitorId: id, reason: line('Reason', 500) });

const noneOrId = z.union([z.literal('').transform(() => null), id]).nullable();

/** Moves a visitor to a customer, or to none. */
export const moveVisitorInput = z.strictObject({ visitorId: id, customerId: noneOrId });

export const findMergeInput = z.strictObject({ visitorId: id, email });

/** The first visitor goes up in the second, who stays. `regrant`: what is open to the first is given to the second. */
export const mergeVisitorInput = z.strictObject({ visitorId: id, intoId: id, regrant: z.boolean() });

/** Ids of documents that are given; a form sends one or several. */
export const documentIds = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : (value ?? [])),
  z
    .array(id)
    .min(1, 'Please choose at least one document.')
    .max(50, 'Please choose at most 50 documents.')
    .transform((ids) => [...new Set(ids)]),
);

const usual = z.literal('').transform(() => undefined);

/** Lets a person in ahead of their asking, with named documents. `days` overrides the organization's default. */
export const inviteVisitorInput = z.strictObject({
  email,
  name: line('Full name', 120),
  company: line('Company', 120),
  title: optionalLine('Job title', 120),
  documentIds,
  days: z.union([usual, grantDays]).optional(),
  countsFrom: z.union([usual, z.enum(countsFromValues)]).optional(),
  note: paragraph('Note', 1000),
});

/** What the list of visitors can be narrowed to. */
export const visitorStandings = ['blocked', 'verified', 'unverified'] as const;

export const visitorListInput = z.strictObject({
  ...listFields(['createdAt', 'name', 'company']),
  filters: z
    .strictObject({ standing: z.enum(visitorStandings).optional(), customer: id.optional() })
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
