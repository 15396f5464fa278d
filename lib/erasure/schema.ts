import { z } from 'zod';
import { id, line } from '#lib/text.ts';

/** What stands where a name stood. The database knows this word too (migration 0760). */
export const erasedName = 'Erased';

/** The visitor who is erased, with the word that says it is meant. */
export const eraseVisitorInput = z.strictObject({
  visitorId: id,
  confirmed: z.literal('yes', 'Please confirm that this cannot be undone.'),
});

export const erasedVisitorInput = z.strictObject({ visitorId: id });

/** Why a person who left is erased. Nothing is written in words: they would be about the person again. */
export const personErasureReasons = ['asked', 'time', 'mistake'] as const;
export type PersonErasureReason = (typeof personErasureReasons)[number];

/** A reason as people say it. */
export const personErasureLabels: Readonly<Record<PersonErasureReason, string>> = {
  asked: 'They asked to be forgotten',
  time: 'There is no reason to keep them any longer',
  mistake: 'They should never have been in the directory',
};

const reason = z.enum(personErasureReasons, 'Please say why they are erased.');

/** The person who is erased, why, and the word that says it is meant. */
export const erasePersonInput = z.strictObject({
  personId: id,
  reason,
  confirmed: z.literal('yes', 'Please confirm that this cannot be undone.'),
});

export const erasedPersonInput = z.strictObject({ personId: id });

/** Who is on hold or is to be, and why: for those who hold, never for a list. */
export const personOfHoldInput = z.strictObject({ personId: id });
export const holdPersonInput = z.strictObject({ personId: id, reason: line('Reason', 300) });

/** How many of each would be erased now. Counted up to a thousand. */
export type DueCounts = {
  visitors: number;
  persons: number;
  requests: number;
  signatures: number;
  waivers: number;
  mails: number;
};
