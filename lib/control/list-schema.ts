import { z } from 'zod';
import { filterText, listFields } from '#lib/list.ts';
import { id } from '#lib/text.ts';
import { type Health, type HealthReason, healths } from './health.ts';
import { csfFunctions, implementations, responsibilities } from './labels.ts';

/** What the list of controls can be searched, ordered and narrowed by. */
export const listControlsInput = z.strictObject({
  ...listFields(['identifier', 'title', 'changedAt']),
  descending: z.boolean().default(false),
  filters: z
    .strictObject({
      health: z.enum(healths).optional(),
      implementation: z.enum(implementations).optional(),
      responsibility: z.enum(responsibilities).optional(),
      owner: z.union([z.literal('none'), id]).optional(),
      tag: filterText(40).optional(),
      framework: filterText(100).optional(),
      function: z.enum(csfFunctions).optional(),
      unmapped: z.enum(['yes']).optional(),
      archived: z.enum(['yes']).optional(),
    })
    .default({}),
});

/** How a control stands, as control_health() says it. Days are `2026-11-22`. */
export type ControlHealth = {
  health: Health;
  reason: HealthReason;
  verifiedOn: string | null;
  dueOn: string | null;
  selfReviewed: boolean;
  evidence: number;
  accepted: number;
  rejected: number;
};

/** A control as the list shows it; an archived one has no health. */
export type ControlRow = {
  id: string;
  identifier: string;
  title: string;
  ownerId: string | null;
  ownerName: string | null;
  implementation: string;
  responsibility: string;
  tier: number | null;
  cadenceDays: number | null;
  tags: string[];
  requirements: number;
  changedAt: Date;
  standing: ControlHealth | null;
};
