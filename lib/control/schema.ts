import { z } from 'zod';
import { id, line, paragraph } from '#lib/text.ts';
import { type Implementation, implementations, responsibilities } from './labels.ts';

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

/** Tags as typed, each once whatever its case. */
export const tags = z
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

/** One of the implementations. */
export const implementation = z
  .string(`Implementation must be one of: ${implementations.join(', ')}.`)
  .pipe(z.enum(implementations, `Implementation must be one of: ${implementations.join(', ')}.`));
/** One of the responsibilities. */
export const responsibility = z
  .string(`Responsibility must be one of: ${responsibilities.join(', ')}.`)
  .pipe(z.enum(responsibilities, `Responsibility must be one of: ${responsibilities.join(', ')}.`));
const cadenceDays = whole('Review cadence', 1, longestCadence);
const ownerId = z.preprocess(empty, z.uuid('Please choose an owner from the list.').nullable());

/** What a person says about a control, whole. */
export const controlFields = {
  identifier,
  title: line('Title', 200),
  description: paragraph('Description', 5000).default(''),
  ownerId: ownerId.default(null),
  implementation,
  justification: paragraph('Justification', 2000).default(''),
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

/** What is said to whoever does not. */
export const unjustified = {
  path: ['justification'],
  message: 'Please say why: an alternative or an exclusion needs a justification.',
};
/** The rule as zod takes it. */
export const justified = (fields: Justified) => !lacksJustification(fields);

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

/** Requirements as a person types them: `nist-csf PR.AA-01; soc2 CC6.1`. */
export const mapControlByNameInput = z.strictObject({
  controlId: id,
  names: z.string().max(5000, 'At most 5,000 characters.'),
});

export const unmapControlInput = z.strictObject({ controlId: id, requirementId: id });
