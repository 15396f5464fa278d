import { z } from 'zod';
import { filterText, listFields } from '#lib/list.ts';
import { id } from '#lib/text.ts';
import type { ClaimMeasure } from './measure.ts';
import { audiences } from './schema.ts';
import { type ClaimStanding, standings } from './standing.ts';

/** What the list of claims can be searched, ordered and narrowed by. */
export const listClaimsInput = z.strictObject({
  ...listFields(['position', 'text', 'changedAt']),
  descending: z.boolean().default(false),
  filters: z
    .strictObject({
      standing: z.enum(standings).optional(),
      audience: z.enum(audiences).optional(),
      section: filterText(320).optional(),
      control: id.optional(),
      measured: z.enum(['yes', 'no']).optional(),
      archived: z.enum(['yes']).optional(),
    })
    .default({}),
});

/** A claim as the list shows it. */
export type ClaimRow = {
  id: string;
  section: string;
  text: string;
  audience: string;
  edition: number;
  position: number;
  measure: ClaimMeasure | null;
  controls: { id: string; identifier: string }[];
  changedAt: Date;
  standing: ClaimStanding | null;
};
