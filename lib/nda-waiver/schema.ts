import { z } from 'zod';
import { calendarDay } from '#lib/day.ts';
import type { StagedFile } from '#lib/file/schema.ts';
import { id, line } from '#lib/text.ts';

/** Why no signature is needed: signed elsewhere (with its proof), not needed at all, or skipped this time. */
export const waiverKinds = ['elsewhere', 'not-needed', 'skipped'] as const;
export type WaiverKind = (typeof waiverKinds)[number];

/** The kinds in words. */
export const waiverKindTexts: Record<WaiverKind, { label: string; hint: string }> = {
  elsewhere: {
    label: 'Signed elsewhere',
    hint: 'On paper or in another system. Upload the signed PDF as proof.',
  },
  'not-needed': { label: 'Not needed', hint: 'Another contract already covers confidentiality.' },
  skipped: { label: 'Skipped', hint: 'An exception. Say why; it is shown on the grant.' },
};

/** The kind of a row in words, which the database keeps as text. */
export function waiverKindLabel(kind: string): string {
  const known = waiverKinds.find((one) => one === kind);
  return known ? waiverKindTexts[known].label : kind;
}

const staged = z.custom<StagedFile>(
  (value) => typeof value === 'object' && value !== null && 'fileId' in value,
);

const endsOn = z
  .union([z.literal('').transform(() => null), calendarDay('Please choose a day.')])
  .nullable()
  .default(null);

/** A waiver for one visitor; it counts until the end of `endsOn` (UTC), or without end. */
export const waiveNdaFields = z.strictObject({
  visitorId: id,
  kind: z.enum(waiverKinds, 'Please choose why no signature is needed.'),
  reason: line('Reason', 500),
  endsOn,
});

/** The same with the agreement that was signed elsewhere, which is needed then. */
export const waiveNdaInput = waiveNdaFields
  .extend({ proof: staged.nullable().default(null) })
  .refine((input) => input.kind !== 'elsewhere' || input.proof !== null, {
    path: ['proof'],
    message: 'Please add the agreement that was signed elsewhere, as PDF.',
  });

export const endWaiverInput = z.strictObject({ waiverId: id });

/** Whether a waiver counts at `now`. */
export function isWaiverLive(waiver: { endedAt: Date | null; expiresAt: Date | null }, now: Date): boolean {
  return waiver.endedAt === null && (waiver.expiresAt === null || waiver.expiresAt > now);
}

/** The visitor for whom the agreement is to be waived. */
export const waivedVisitorInput = z.strictObject({ visitorId: id });
