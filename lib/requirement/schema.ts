import { z } from 'zod';
import { listFields } from '#lib/list.ts';
import { id } from '#lib/text.ts';

/** What the tree of a framework can be narrowed to. */
export const requirementStates = ['in-force', 'withdrawn', 'mapped', 'unmapped'] as const;
export type RequirementState = (typeof requirementStates)[number];

export const requirementStateLabels: Readonly<Record<RequirementState, string>> = {
  'in-force': 'In force',
  withdrawn: 'Withdrawn',
  mapped: 'With controls',
  unmapped: 'Without controls',
};

export const requirementInput = z.strictObject({ requirementId: id });

export const requirementListInput = z.strictObject({
  frameworkId: id,
  ...listFields(['position']),
  filters: z.strictObject({ state: z.enum(requirementStates).nullish() }).default({}),
});

/** An element of a framework as its tree shows it; `depth` is 0 at the top. */
export type RequirementRow = {
  id: string;
  identifier: string;
  kind: string;
  title: string;
  wording: string;
  withdrawn: boolean;
  position: number;
  depth: number;
  controls: number;
};
