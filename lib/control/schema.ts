import { z } from 'zod';
import { listFields } from '#lib/list.ts';
import { id, line, paragraph } from '#lib/text.ts';
import { type Health, type HealthReason, healths } from './health.ts';

/** How far a control is carried out; the last two say why in a justification. */
export const implementations = [
  'implemented',
  'partial',
  'planned',
  'alternative',
  'not-applicable',
] as const;
export type Implementation = (typeof implementations)[number];

export const implementationLabels: Readonly<Record<Implementation, string>> = {
  implemented: 'Implemented',
  partial: 'Partial',
  planned: 'Planned',
  alternative: 'Alternative',
  'not-applicable': 'Not applicable',
};

/** Who carries a control out. */
export const responsibilities = ['us', 'provider', 'customer'] as const;
export type Responsibility = (typeof responsibilities)[number];

export const responsibilityLabels: Readonly<Record<Responsibility, string>> = {
  us: 'Us',
  provider: 'Provider',
  customer: 'Customer',
};

/** Maturity tiers by number, as the CSF names them. */
export const tierLabels: Readonly<Record<number, string>> = {
  1: 'Partial',
  2: 'Risk informed',
  3: 'Repeatable',
  4: 'Adaptive',
};

/** Most days between two looks at a control: ten years. */
export const longestCadence = 3660;

/** Most tags of one control, and most requirements it is mapped to. */
export const tagLimit = 20;
const requirementLimit = 500;

const empty = (value: unknown) => (value === '' || value === undefined ? null : value);

const identifier = line('Identifier', 40).refine(
  (text) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._()/-]*$/u.test(text),
  'Identifier begins with a letter or digit and holds letters, digits, blanks and . _ - ( ) / only.',
);

const tag = line('Tag', 40).refine((text) => !/[;,]/.test(text), 'A tag cannot hold a comma or semicolon.');

const tags = z
  .array(tag)
  .max(tagLimit, `At most ${tagLimit} tags.`)
  .transform((all) => [...new Map(all.map((one) => [one.toLowerCase(), one])).values()]);

const whole = (label: string, least: number, most: number) =>
  z.preprocess(
    empty,
    z.coerce
      .number(`${label} must be a whole number from ${least} to ${most}, or empty.`)
      .refine(
        (value) => Number.isInteger(value) && value >= least && value <= most,
        `${label} must be a whole number from ${least} to ${most}, or empty.`,
      )
      .nullable(),
  );

const implementation = z.enum(
  implementations,
  `Implementation must be one of: ${implementations.join(', ')}.`,
);
const responsibility = z.enum(
  responsibilities,
  `Responsibility must be one of: ${responsibilities.join(', ')}.`,
);
const cadenceDays = whole('Review cadence', 1, longestCadence);
const ownerId = z.preprocess(empty, z.uuid('Please choose an owner from the list.').nullable());

/** What a person says about a control, whole. */
export const controlFields = {
  identifier,
  title: line('Title', 200),
  description: paragraph('Description', 5000),
  ownerId: ownerId.default(null),
  implementation,
  justification: paragraph('Justification', 2000),
  responsibility,
  tier: whole('Maturity tier', 1, 4).default(null),
  cadenceDays: cadenceDays.default(null),
  tags: tags.default([]),
};

type Justified = { implementation: Implementation; justification: string };

/** Whoever says "alternative" or "not applicable" says why. */
export function lacksJustification({ implementation: how, justification }: Justified): boolean {
  return (how === 'alternative' || how === 'not-applicable') && justification === '';
}

const unjustified = {
  path: ['justification'],
  message: 'Please say why: an alternative or an exclusion needs a justification.',
};
const justified = (fields: Justified) => !lacksJustification(fields);

/** A requirement by id. */
const requirementIds = z
  .array(id)
  .max(requirementLimit, `A control can be mapped to at most ${requirementLimit} requirements.`)
  .transform((ids) => [...new Set(ids)]);

export const controlInput = z.strictObject({ controlId: id });

export const addControlInput = z
  .strictObject({ ...controlFields, requirementIds: requirementIds.default([]) })
  .refine(justified, unjustified);

/** `revision` is the one that was seen: a newer one is a conflict. */
export const changeControlInput = z
  .strictObject({ controlId: id, revision: z.coerce.number().int().min(1), ...controlFields })
  .refine(justified, unjustified);

/** What changed since a revision that somebody has seen. */
export const changesSinceInput = z.strictObject({ controlId: id, revision: z.coerce.number().int().min(1) });

/** Where a mapping came from. */
export const mappingOrigins = ['hand', 'crosswalk', 'template', 'import', 'proposal'] as const;
export type MappingOrigin = (typeof mappingOrigins)[number];

export const mapControlInput = z.strictObject({
  controlId: id,
  requirementIds: requirementIds.refine((ids) => ids.length > 0, 'Please choose at least one requirement.'),
  origin: z.enum(['hand', 'crosswalk']).default('hand'),
});

export const unmapControlInput = z.strictObject({ controlId: id, requirementId: id });

/** Most controls that are changed at once. */
export const bulkLimit = 1000;

const chosen = z
  .array(id)
  .min(1, 'Please choose at least one control.')
  .max(bulkLimit, `At most ${bulkLimit} controls at once.`)
  .transform((ids) => [...new Set(ids)]);

/** One change for many controls: what is left out stays as it is; an owner of null takes the owner away. */
export const changeControlsInput = z
  .strictObject({
    controlIds: chosen,
    ownerId: z.uuid().nullable().optional(),
    implementation: implementation.optional(),
    justification: paragraph('Justification', 2000),
    responsibility: responsibility.optional(),
    cadenceDays: z.number().int().min(1).max(longestCadence).nullable().optional(),
    addTags: tags.default([]),
    removeTags: tags.default([]),
  })
  .refine(
    (change) => !change.implementation || justified({ ...change, implementation: change.implementation }),
    unjustified,
  );

export const archiveControlsInput = z.strictObject({ controlIds: chosen });

export const csfFunctions = ['GV', 'ID', 'PR', 'DE', 'RS', 'RC'] as const;

export const listControlsInput = z.strictObject({
  ...listFields(['identifier', 'title', 'changedAt']),
  descending: z.boolean().default(false),
  filters: z
    .strictObject({
      health: z.enum(healths).optional(),
      implementation: z.enum(implementations).optional(),
      responsibility: z.enum(responsibilities).optional(),
      owner: z.union([z.literal('none'), id]).optional(),
      tag: z.string().max(40).optional(),
      framework: z.string().max(100).optional(),
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
