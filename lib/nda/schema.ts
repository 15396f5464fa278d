import { z } from 'zod';
import { listFields } from '#lib/list.ts';
import { id, line, paragraph } from '#lib/text.ts';

/** Whether a version asks everybody again, or only corrects the wording. */
export const ndaChanges = ['material', 'editorial'] as const;
export type NdaChange = (typeof ndaChanges)[number];

/** Why no signature is needed: signed elsewhere (with its proof), not needed at all, or skipped this time. */
export const waiverKinds = ['elsewhere', 'not-needed', 'skipped'] as const;
export type WaiverKind = (typeof waiverKinds)[number];

const text = z
  .string('Please write the text of the agreement.')
  .max(200_000, 'The text is too long: at most 200,000 characters.')
  .transform((value) => value.replace(/\r\n?/g, '\n').normalize('NFC').trim())
  .refine((value) => value.length > 0, 'Please write the text of the agreement.');

/** A draft: `versionId` changes an existing draft, without it a new one begins. */
export const draftNdaInput = z.strictObject({
  versionId: id.optional(),
  title: line('Title', 200),
  text,
  change: z.enum(ndaChanges).default('material'),
});

export const ndaVersionInput = z.strictObject({ versionId: id });

/** What a person sends when they sign. `sha256` is that of the version they read. */
export const signNdaInput = z.strictObject({
  versionId: id,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'Please read the current text and sign again.'),
  typedName: line('Full name', 200),
  title: line('Title', 200),
  postalAddress: paragraph('Postal address', 500),
  consent: z.literal('yes', 'Please confirm that you have read the agreement and agree to it.'),
  authority: z.enum(['yes', '']).default(''),
});

export const ndaSignatureInput = z.strictObject({ signatureId: id });

/** A waiver for one visitor; `proofFileId` is needed when it was signed elsewhere. */
export const waiveNdaInput = z
  .strictObject({
    visitorId: id,
    kind: z.enum(waiverKinds),
    reason: line('Reason', 500),
    proofFileId: id.optional(),
    expiresAt: z.date().nullable().default(null),
  })
  .refine((input) => input.kind !== 'elsewhere' || input.proofFileId, {
    path: ['proofFileId'],
    message: 'Please add the agreement that was signed elsewhere.',
  });

export const endWaiverInput = z.strictObject({ waiverId: id });

export const signatureListInput = z.strictObject({
  ...listFields(['signedAt', 'company']),
  filters: z.strictObject({ scope: z.enum(['person', 'domain']).optional() }).default({}),
});

/** The sentence a person agrees to, as recorded with the signature. `domain` is set when they sign for their company. */
export function consentSentence(domain: string | null, company: string): string {
  const own = 'I have read the agreement and agree to it. Typing my name has the effect of my signature.';
  if (!domain) return own;
  return `${own} I am authorized to bind ${company}, and my signature counts for everyone with an address at ${domain}.`;
}
