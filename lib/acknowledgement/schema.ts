import { z } from 'zod';
import { calendarDay } from '#lib/day.ts';
import { email, id, optionalLine, paragraph } from '#lib/text.ts';

/** How somebody acknowledged; the last two were recorded by a member with their proof. */
export const methods = ['link', 'member', 'paper', 'elsewhere'] as const;
export type Method = (typeof methods)[number];

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'Please reload the page.');
const locale = z.string().min(2).max(35);

/**
 * What an employee sends: the version, language, hash and statement that they were shown, their answers, and their name where
 * asked.
 */
export const acknowledgeInput = z.strictObject({
  dutyId: id,
  versionId: id,
  sha256,
  locale,
  statement: paragraph('Statement', 2_000).optional(),
  typedName: optionalLine('Full name', 200).default(''),
  answers: z.array(z.coerce.number().int().min(-1).max(7)).max(10).default([]),
});

export const dutyInput = z.strictObject({ dutyId: id });
/** A policy that somebody reads to acknowledge it, in a language that they chose, or that of their page. */
export const readInput = z.strictObject({ dutyId: id, locale });
export const pictureInput = z.strictObject({ imageId: id });
export const receiptInput = z.strictObject({ receiptId: id });
/** The text of a receipt, in one of its languages. */
export const receiptTextInput = z.strictObject({ receiptId: id, locale });
export const personInput = z.strictObject({ personId: id });

/** How an acknowledgement was made that is recorded afterwards. */
export const recordedMethods = ['paper', 'elsewhere'] as const;

/** Most persons whose signatures stand in one proof. */
export const mostRecorded = 200;

/** An acknowledgement of several persons at once that was made outside of Candor. */
export const recordFields = {
  versionId: id,
  emails: z
    .array(email)
    .min(1, 'Please name at least one person by their address.')
    .max(mostRecorded, `At most ${mostRecorded} persons at once.`)
    .transform((all) => [...new Set(all)]),
  method: z.enum(recordedMethods, 'Please say how it was made.'),
  acknowledgedOn: calendarDay('Please give the day on which it was signed.'),
  note: paragraph('Note', 1_000),
};
