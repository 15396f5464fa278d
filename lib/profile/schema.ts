import { z } from 'zod';
import { calendarDay } from '#lib/day.ts';
import { id, line, paragraph } from '#lib/text.ts';
import type { Entry } from './entry.ts';
import { priorities } from './tiers.ts';

/** Subcategories that can be changed at once: a whole CSF is 106. */
const mostEntries = 500;

const empty = (value: unknown) => (value === '' ? null : value);

const tierSentence = 'A tier is 1, 2, 3 or 4, or nothing.';
const tier = z.preprocess(
  (value) => (typeof value === 'string' && /^[1-4]$/.test(value) ? Number(value) : empty(value)),
  z.literal([1, 2, 3, 4], tierSentence).nullable(),
);

const prioritySentence = `A priority is ${priorities.join(', ')}, or nothing.`;
const priority = z.preprocess(empty, z.enum(priorities, prioritySentence).nullable());

/** What a person may say of a subcategory; what is left out stays as it is. */
const fields = {
  included: z.boolean('Included is yes or no.'),
  reason: paragraph('Reason', 5000),
  currentPriority: priority,
  currentTier: tier,
  priority,
  targetTier: tier,
  currentPolicies: paragraph('Current policies, processes and procedures', 5000),
  currentPractices: paragraph('Current internal practices', 5000),
  currentRoles: paragraph('Current roles and responsibilities', 5000),
  currentReferences: paragraph('Current informative references', 5000),
  currentArtifacts: paragraph('Current artifacts and evidence', 5000),
  targetPolicies: paragraph('Target policies, processes and procedures', 5000),
  targetPractices: paragraph('Target internal practices', 5000),
  targetRoles: paragraph('Target roles and responsibilities', 5000),
  targetReferences: paragraph('Target informative references', 5000),
  notes: paragraph('Notes', 5000),
  considerations: paragraph('Considerations', 5000),
} satisfies Record<keyof Entry, z.ZodType>;

/** A whole entry. */
export const entryInput = z.strictObject(fields);

/** Some fields of an entry: those that are not named stay. */
const someFields = entryInput.partial();

export const profileInput = z.strictObject({ profileId: id });

const described = {
  name: line('Name', 120),
  scope: paragraph('Scope', 5000).default(''),
};

/** A profile of a framework; `fromProfileId` names one whose entries are taken over. */
export const addProfileInput = z.strictObject({
  ...described,
  frameworkId: id,
  fromProfileId: z.preprocess((value) => value || null, id.nullable()).default(null),
});

export const changeProfileInput = z.strictObject({
  profileId: id,
  revision: z.coerce.number().int().min(1),
  ...described,
});

/** `seen` is the edition that was looked at, 0 where there was none. */
export const changeEntriesInput = z.strictObject({
  profileId: id,
  entries: z
    .array(z.strictObject({ requirementId: id, seen: z.number().int().min(0), set: someFields }))
    .min(1, 'Please change something.')
    .max(mostEntries, `At most ${mostEntries} at once.`)
    .refine(
      (entries) => new Set(entries.map(({ requirementId }) => requirementId)).size === entries.length,
      'A subcategory is named twice.',
    ),
});

/** A day as which a profile is seen; null is now. */
export const asOf = calendarDay('Please choose a day like 2026-11-22.').nullable().default(null);

export const readProfileInput = z.strictObject({ profileId: id, asOf });
export const entryOfInput = z.strictObject({ profileId: id, requirementId: id });
export const linkEvidenceInput = z.strictObject({ profileId: id, requirementId: id, itemId: id });

const side = z.strictObject({ profileId: id, asOf });
export const compareInput = z.strictObject({ left: side, right: side });
