import { z } from 'zod';
import { calendarDay } from '#lib/day.ts';
import { id, line, paragraph } from '#lib/text.ts';

/** The fields of a person whose values a rule can name. */
export const ruleFields = ['team', 'role', 'location'] as const;
export type RuleField = (typeof ruleFields)[number];

/** Most values of one field that a rule names. */
const valueLimit = 200;

const anyOf = z
  .array(
    z
      .string()
      .min(1)
      .max(200)
      .refine(
        (text) => text.isWellFormed() && !text.includes('\0'),
        'This contains characters that cannot be used.',
      ),
  )
  .min(1, 'Please choose at least one.')
  .max(valueLimit, `At most ${valueLimit} can be named.`)
  .transform((values) => [...new Set(values)]);

const narrowed = z
  .strictObject({
    team: anyOf.optional(),
    role: anyOf.optional(),
    location: anyOf.optional(),
    startedAfter: calendarDay('Please give a day like 2026-11-22.').optional(),
  })
  .refine((rule) => Object.values(rule).some((value) => value !== undefined), {
    message: 'Please say who is meant: everyone, or at least one condition.',
  });

/**
 * Who is meant: everyone, or those of whom every given field holds; of the values of one field any. `audience_means()` in the
 * database reads the same shape.
 */
export const audienceRule = z.union([z.strictObject({ everyone: z.literal(true) }), narrowed], {
  error: 'Please say who is meant: everyone, or at least one condition.',
});
export type AudienceRule = z.output<typeof audienceRule>;

const audienceFields = {
  name: line('Name', 120),
  description: paragraph('Description', 2000).default(''),
  rule: audienceRule,
};

export const audienceInput = z.strictObject({ audienceId: id });
export const addAudienceInput = z.strictObject(audienceFields);

/** `revision` is the one that was seen: a newer one is a conflict. */
export const changeAudienceInput = z.strictObject({
  audienceId: id,
  revision: z.coerce.number().int().min(1),
  ...audienceFields,
});

/** A rule that somebody is choosing, for the audience it would change. */
export const previewAudienceInput = z.strictObject({
  rule: audienceRule,
  audienceId: id.nullable().default(null),
});
