import { z } from 'zod';
import { moves } from '#lib/order.ts';
import { id, line } from '#lib/text.ts';

/** Most claims that an organization keeps unarchived. */
export const claimLimit = 1000;

const section = line('Area', 80);
const text = line('Claim', 600);

/** Claims to be added at the end of an area, in this order. */
export const addClaimsInput = z.strictObject({
  section,
  texts: z
    .array(text)
    .min(1, 'Please write at least one claim.')
    .max(200, 'Please add at most 200 claims at once.'),
});

/** A claim with its new wording and area. */
export const changeClaimInput = z.strictObject({ id, section, text });

/** A claim and where it goes within its area. */
export const moveClaimInput = z.strictObject({ id, move: z.enum(moves) });

/** An area and where it goes among the areas. */
export const moveSectionInput = z.strictObject({ section: z.string().max(320), move: z.enum(moves) });

/** An area and its new name. */
export const renameSectionInput = z.strictObject({ section: z.string().max(320), name: section });

/** One claim. */
export const claimInput = z.strictObject({ id });

/** Claims of one state. */
export const listClaimsInput = z.strictObject({ archived: z.boolean().default(false) });

/** A claim as the workspace lists it. */
export type ClaimRow = { id: string; section: string; text: string; archivedAt: Date | null };
