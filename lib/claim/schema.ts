import { z } from 'zod';
import { calendarDay } from '#lib/day.ts';
import { filterText } from '#lib/list.ts';
import { moves } from '#lib/order.ts';
import { id, line, paragraph } from '#lib/text.ts';
import { type ClaimMeasure, claimMeasure } from './measure.ts';

/** Most claims that an organization keeps unarchived, and most controls behind one. */
export const claimLimit = 1000;
export const backingLimit = 100;

/** Longest time, in days, for which a lapse may be overridden. */
export const longestOverride = 90;

/** For whom a claim is: public ones stand on the portal, customers' ones on the page of a visitor who is one. */
export const audiences = ['public', 'customers', 'internal'] as const;
export type Audience = (typeof audiences)[number];

/** Audiences as people say them. */
export const audienceLabels: Readonly<Record<Audience, string>> = {
  public: 'Public',
  customers: 'Customers',
  internal: 'Internal',
};

/** The area of a claim, and what it says. */
export const claimSection = line('Area', 80);
export const claimText = line('Claim', 2_000);
/** A stored audience as people say it. */
export function audienceInWords(stored: string): string {
  const known = audiences.find((one) => one === stored);
  return known ? audienceLabels[known] : stored;
}

/** What an audience means, beside its field. */
export const audienceHint =
  'Public claims stand on the portal once it is published. Customers’ ones are shown at once to visitors who signed the agreement or hold a document.';

/** One of the audiences. */
export const audience = z.enum(audiences, 'Please choose for whom this claim is.');

const controlIds = z
  .array(id)
  .max(backingLimit, `At most ${backingLimit} controls can be behind one claim.`)
  .transform((ids) => [...new Set(ids)]);

/** Claims to be added at the end of an area, in this order. */
export const addClaimsInput = z.strictObject({
  section: claimSection,
  texts: z
    .array(claimText)
    .min(1, 'Please write at least one claim.')
    .max(200, 'Please add at most 200 claims at once.'),
  audience: audience.default('public'),
});

/** One claim with everything. */
export const addClaimInput = z.strictObject({
  section: claimSection,
  text: claimText,
  audience: audience.default('public'),
  measure: claimMeasure.default(null),
  controlIds: controlIds.default([]),
});

/** A claim as it is to be said from now on; `edition` is the one that was seen: a newer one is a conflict. */
export const changeClaimInput = z.strictObject({
  id,
  edition: z.coerce.number().int().min(1),
  section: claimSection,
  text: claimText,
  audience,
  measure: claimMeasure,
});

/** The same with the measure and audience left as they are. */
export const rewordClaimInput = z.strictObject({
  id,
  edition: z.coerce.number().int().min(1),
  section: claimSection,
  text: claimText,
});

/** A claim and where it goes within its area. */
export const moveClaimInput = z.strictObject({ id, move: z.enum(moves) });

/** An area and where it goes among the areas. */
export const moveSectionInput = z.strictObject({ section: filterText(320), move: z.enum(moves) });

/** An area and its new name. */
export const renameSectionInput = z.strictObject({ section: filterText(320), name: claimSection });

/** One claim. */
export const claimInput = z.strictObject({ id });

/** Controls to be put behind a claim. */
export const backClaimInput = z.strictObject({
  id,
  controlIds: controlIds.refine((ids) => ids.length > 0, 'Please choose a control.'),
});

/** A control to be taken from behind a claim. */
export const unbackClaimInput = z.strictObject({ id, controlId: id });

const untilOn = calendarDay('Until must be a day like 2026-11-22.');

/** Lets a lapsed claim stand until a day. */
export const overrideClaimInput = z.strictObject({
  id,
  reason: paragraph('Reason', 1000).refine((why) => why !== '', 'Please say why.'),
  untilOn,
});

/** Claims of one state, in the order of the portal. */
export const claimsInOrderInput = z.strictObject({ archived: z.boolean().default(false) });

/** A claim as the arrangement by area shows it. */
export type OrderedClaim = {
  id: string;
  section: string;
  text: string;
  edition: number;
  archivedAt: Date | null;
};

/** What an edition says. */
export type EditionContent = {
  section: string;
  text: string;
  audience: Audience;
  measure: ClaimMeasure | null;
};
