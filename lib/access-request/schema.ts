import { z } from 'zod';
import { countsFromValues, grantDays } from '#lib/grant/schema.ts';
import { listFields } from '#lib/list.ts';
import { email, id, line, optionalLine, paragraph } from '#lib/text.ts';
import { requestStates } from './lifecycle.ts';

/** What a visitor is to the organization. */
export const relationships = ['prospect', 'customer', 'partner', 'auditor', 'other'] as const;

/** Documents that one request may name. */
export const mostDocuments = 50;

const filled = (label: string, maximum: number, sentence: string) =>
  paragraph(label, maximum).refine((text) => text.length > 0, sentence);

const documentIds = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : (value ?? [])),
  z
    .array(id)
    .min(1, 'Choose at least one document.')
    .max(mostDocuments, `Choose at most ${mostDocuments} documents.`)
    .transform((ids) => [...new Set(ids)]),
);

/**
 * The form of a request. A signed-in visitor's address is the proven one; `website` is a trap that people never see;
 * `former` is the flow that the browser holds from an earlier form, whatever its cookie says.
 */
export const submitRequestInput = z.strictObject({
  documentIds,
  email: email.optional(),
  name: line('Full name', 120),
  company: line('Company', 120),
  title: optionalLine('Job title', 120),
  relationship: z.enum(relationships, 'Choose what describes you best.'),
  reason: filled('Reason', 1000, 'Tell us briefly what you need the documents for.'),
  website: z.string().max(2000).default(''),
  former: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional()
    .catch(undefined),
});

const approval = z.strictObject({
  documentId: id,
  outcome: z.literal('approved'),
  days: grantDays.optional(),
  countsFrom: z.enum(countsFromValues).optional(),
});
const denial = z.strictObject({
  documentId: id,
  outcome: z.literal('denied'),
  reason: filled('Reason', 1000, 'Give the reason: the requester is told.'),
});

/** Decisions on one or more documents of a request; those not named stay open. `onBehalfOf` is an absent member. */
export const decideRequestInput = z.strictObject({
  requestId: id,
  decisions: z
    .array(z.discriminatedUnion('outcome', [approval, denial]))
    .min(1, 'Decide on at least one document.')
    .max(mostDocuments),
  onBehalfOf: id.nullable().default(null),
});
export type Decision = z.output<typeof decideRequestInput>['decisions'][number];

export const askInput = z.strictObject({
  requestId: id,
  body: filled('Question', 4000, 'Write your question first.'),
});
export const answerInput = z.strictObject({
  requestId: id,
  body: filled('Answer', 4000, 'Write an answer first.'),
});
export const requestInput = z.strictObject({ requestId: id });

/** Filters of the queue: `open` is what waits for us or for the visitor, `overdue` what should be decided by now. */
export const queueFilters = ['open', 'overdue', 'closed', ...requestStates] as const;

export const listRequestsInput = z.strictObject({
  ...listFields(['dueAt', 'submittedAt']),
  descending: z.boolean().default(false),
  filters: z.strictObject({ state: z.enum(queueFilters).optional(), visitorId: id.optional() }).default({}),
});

/** States in words, for members. */
export const requestStateLabels: Record<(typeof requestStates)[number], string> = {
  unverified: 'Address not confirmed',
  submitted: 'To decide',
  'needs-information': 'Waiting for answer',
  approved: 'Approved',
  'approved-in-part': 'Approved in part',
  denied: 'Denied',
  withdrawn: 'Withdrawn',
  expired: 'Expired',
};

export const relationshipLabels: Record<(typeof relationships)[number], string> = {
  prospect: 'Considering the product',
  customer: 'Customer',
  partner: 'Partner',
  auditor: 'Auditor',
  other: 'Something else',
};

/** Sentences that approvers can start a denial from. */
export const denialTemplates = [
  'We share this document with customers only. Please come back to us when an agreement is in sight.',
  'We could not confirm your connection to the company you named. Please ask again from an address at that company.',
  'This document is not available at the moment. We will be glad to decide on a new request once it is.',
  'Another document that you have access to already answers what you asked.',
] as const;

/** One row of the queue. `waitsFor` documents are still open. */
export type RequestRow = {
  id: string;
  number: number;
  name: string;
  email: string;
  company: string;
  customerName: string | null;
  state: (typeof requestStates)[number];
  titles: string[];
  openDocumentIds: string[];
  submittedAt: Date | null;
  createdAt: Date;
  dueAt: Date | null;
  overdue: boolean;
};
