import { z } from 'zod';
import { listFields } from '#lib/list.ts';
import { readText } from '#lib/nda/schema.ts';
import { id, line, optionalLine, paragraph } from '#lib/text.ts';

const ticked = (message: string) =>
  z.string(message).refine((given) => given === 'yes' || given === '', message);

/** What a person sends when they sign. Title and address are needed where the text has a place for them. */
export const signNdaInput = z.strictObject({
  ...readText,
  typedName: line('Full name', 200),
  title: optionalLine('Job title', 200),
  postalAddress: paragraph('Postal address', 500),
  consent: ticked('Please confirm that you have read the agreement and agree to it.').refine(
    (given) => given === 'yes',
    'Please confirm that you have read the agreement and agree to it.',
  ),
  authority: ticked('Please confirm that you may sign for your company.').default(''),
});

export const ndaSignatureInput = z.strictObject({ signatureId: id });

/** The scopes of signatures that their list can be narrowed to. */
export const signatureScopes = ['person', 'domain'] as const;

export const signatureListInput = z.strictObject({
  ...listFields(['signedAt', 'company']),
  filters: z.strictObject({ scope: z.enum(signatureScopes).optional(), version: id.optional() }).default({}),
});

/** A signature as its list shows it. `state` is derived: whether it still opens anything. */
export type NdaSignatureRow = {
  id: string;
  visitorId: string;
  typedName: string;
  email: string;
  company: string;
  domain: string | null;
  number: number;
  signedAt: Date;
  expiresAt: Date;
  state: SignatureState;
};

/** Whether a signature counts: in force, past its end, or on a text that a material version has replaced. */
export type SignatureState = 'in-force' | 'expired' | 'replaced';

/** The state of a signature at `now`; `countsFrom` is the oldest version number that still counts. */
export function signatureState(
  signature: { expiresAt: Date; number: number },
  countsFrom: number,
  now: Date,
): SignatureState {
  if (signature.expiresAt.getTime() <= now.getTime()) return 'expired';
  return signature.number < countsFrom ? 'replaced' : 'in-force';
}

/** The states in words. */
export const signatureStateLabels: Record<SignatureState, string> = {
  'in-force': 'In force',
  expired: 'Expired',
  replaced: 'Replaced by a material version',
};
