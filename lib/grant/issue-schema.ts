import { z } from 'zod';
import { optionalDay } from '#lib/day.ts';
import type { StagedFile } from '#lib/file/schema.ts';
import type { NdaStanding } from '#lib/nda/standing.ts';
import { waiverKinds } from '#lib/nda-waiver/schema.ts';
import { email, id, line, optionalLine, paragraph } from '#lib/text.ts';
import type { GrantState } from './lifecycle.ts';
import { grantDays } from './schema.ts';
import { terms } from './term.ts';

const listOf = (most: number, message: string) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? [value] : (value ?? [])),
    z
      .array(id)
      .max(most, message)
      .transform((ids) => [...new Set(ids)]),
  );

/** Somebody who is not known yet, or known by this address. */
const person = z.strictObject({
  email,
  name: line('Full name', 120),
  company: line('Company', 120),
  title: optionalLine('Job title', 120),
});

const staged = z.custom<StagedFile>(
  (value) => typeof value === 'object' && value !== null && 'fileId' in value,
);

/** Whether the NDA stands between; otherwise why not: the kinds of a waiver. */
export const ndaChoices = ['needed', ...waiverKinds] as const;

const offer = z.strictObject({
  visitorIds: listOf(10, 'At most 10 visitors at once.'),
  person: person.nullable().default(null),
  documentIds: listOf(50, 'At most 50 documents at once.'),
  until: z.enum(terms).default('usual'),
  endsOn: optionalDay('The last day').prefault(''),
  days: z.union([z.literal('').transform(() => undefined), grantDays]).optional(),
  nda: z.enum(ndaChoices).default('needed'),
});

type Offer = z.output<typeof offer>;

const whom = (input: Offer) => input.visitorIds.length + (input.person ? 1 : 0);
const someone = {
  path: ['visitorIds'],
  message: 'Please choose at least one visitor, or name a new person.',
};
const something = { path: ['documentIds'], message: 'Please choose at least one document.' };
const atOnce = { path: ['documentIds'], message: 'At most 100 grants at once.' };
const alone = { path: ['nda'], message: 'An agreement signed elsewhere is of one visitor: choose only one.' };

const fits = <S extends z.ZodType<Offer>>(schema: S) =>
  schema
    .refine((input) => whom(input) > 0, someone)
    .refine((input) => input.documentIds.length > 0, something)
    .refine((input) => whom(input) * input.documentIds.length <= 100, atOnce)
    .refine((input) => input.nda !== 'elsewhere' || whom(input) === 1, alone);

/** Whom, what, until when, and whether the NDA is needed: all that says who will be able to get what. */
export const previewIssueInput = fits(offer);

const noProof = { path: ['proof'], message: 'Please add the agreement that was signed elsewhere, as PDF.' };

/**
 * The same with the reason, which is kept with the audit event. `replaces` are the grants that whoever gives knows they
 * put an end to: those the preview named, or any. `proof` is the agreement that was signed elsewhere.
 */
export const issueGrantsInput = fits(
  offer.extend({
    reason: paragraph('Reason', 500).refine((text) => text.length > 0, 'Please give a reason.'),
    notify: z.boolean(),
    replaces: z.union([z.literal('any'), z.array(id).max(100)]),
    proof: staged.nullable().default(null),
  }),
).refine((input) => input.nda !== 'elsewhere' || input.proof !== null, noProof);

/** What a visitor holds of a document now and would no longer, because the new grant takes its place. */
type Held = { grantId: string; state: GrantState; expiresAt: Date | null; revokedReason: string | null };

/** One grant that would be given. `published` is whether there is anything to download yet. */
type PlannedGrant = {
  documentId: string;
  title: string;
  published: boolean;
  days: number;
  countsFrom: 'approval' | 'first-use';
  expiresAt: Date | null;
  held: Held | null;
};

/** What one person would hold. `visitorId` is null for a new person, `whyNot` says why nothing can be given to them. */
export type PlannedHolder = {
  visitorId: string | null;
  name: string;
  email: string;
  whyNot: string | null;
  nda: NdaStanding['state'];
  ndaUntil: Date | null;
  grants: PlannedGrant[];
};

/** A visitor as they are chosen from a list. */
export type VisitorChoice = { id: string; name: string; email: string; company: string };
