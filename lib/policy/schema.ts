import { z } from 'zod';
import { calendarDay } from '#lib/day.ts';
import { id, line, paragraph } from '#lib/text.ts';
import { significances } from './approval.ts';

/** Who may read a policy: only inside, customers with a grant, everybody. */
export const policyTiers = ['internal', 'customers', 'public'] as const;
export type PolicyTier = (typeof policyTiers)[number];

/** Tiers as people say them. */
export const policyTierLabels: Readonly<Record<PolicyTier, string>> = {
  internal: 'Internal',
  customers: 'Customers',
  public: 'Public',
};

/** How people confirm: with one tap, or by typing their name. */
export const confirmations = ['tap', 'name'] as const;

/** Most bytes that one language of a policy may hold: a megabyte, which is some 150,000 words. */
export const mostTextBytes = 1_000_000;
const mostQuestions = 10;
const mostLanguages = 20;
const empty = (value: unknown) => (value === '' || value === undefined ? null : value);

const whole = (label: string, least: number, most: number) =>
  z.coerce
    .number(`${label} must be a whole number from ${least} to ${most}.`)
    .refine(
      (value) => Number.isInteger(value) && value >= least && value <= most,
      `${label} must be a whole number from ${least} to ${most}.`,
    );

const optionalId = (problem: string) => z.preprocess(empty, z.uuid(problem).nullable()).default(null);

const identifier = line('Identifier', 40).refine(
  (text) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._()/-]*$/u.test(text),
  'Identifier begins with a letter or digit and holds letters, digits, blanks and . _ - ( ) / only.',
);

/** What a person says about a policy, beside its text. */
export const policyFields = {
  identifier,
  title: line('Title', 200),
  ownerId: optionalId('Please choose an owner from the list.'),
  tier: z.enum(policyTiers, 'Please choose who may read it.').default('internal'),
  quorum: whole('Approvals', 1, 10).default(1),
  reviewEveryDays: z.preprocess(empty, whole('Review cadence', 1, 3660).nullable()).default(null),
  audienceId: optionalId('Please choose an audience from the list.'),
  dueWithinDays: whole('Days to acknowledge', 0, 365).default(14),
  confirmation: z.preprocess(empty, z.enum(confirmations).nullable()).default(null),
  statement: paragraph('Statement', 2_000).default(''),
};

/** A language by its code (BCP 47), as it is written canonically: `en`, `pt-BR`. */
export const locale = z
  .string('Please choose a language.')
  .max(35, 'Please choose a language.')
  .transform((text, context) => {
    try {
      const [known] = Intl.getCanonicalLocales(text);
      if (known) return known;
    } catch {
      // What is no code is refused below.
    }
    context.addIssue('Please choose a language.');
    return z.NEVER;
  });

/** One question that is asked before a policy is acknowledged. `right` is the index of the right option. */
export const policyQuestion = z
  .strictObject({
    text: line('Question', 500),
    options: z
      .array(line('Answer', 300))
      .min(2, 'A question needs at least two answers to choose from.')
      .max(8, 'A question can have at most eight answers.'),
    right: whole('The right answer', 0, 7),
  })
  .refine(({ options, right }) => right < options.length, {
    path: ['right'],
    message: 'Please say which answer is right.',
  });
export type PolicyQuestion = z.output<typeof policyQuestion>;
/** The questions of one language. */
export const policyQuestions = z
  .array(policyQuestion)
  .max(mostQuestions, `At most ${mostQuestions} questions can be asked.`);

// Texts of right-to-left languages need their marks; overrides only serve to make a text look like another.
const unfit = /[^\P{Cc}\t\n]|\p{Noncharacter_Code_Point}|[\u202a-\u202e\u2066-\u2069]/u;

/** The Markdown of one language. CRLF becomes LF; a byte order mark is taken off. */
export const policyBody = z
  .string('Please write the text.')
  .superRefine((text, context) => {
    const bytes = new TextEncoder().encode(text).length;
    if (bytes <= mostTextBytes) return;
    const message = `This text has ${(bytes / 1_000_000).toFixed(1)} MB; at most 1 MB is taken. Please split it into several policies.`;
    context.addIssue({ code: 'custom', message });
  })
  .transform((text) =>
    text
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n')
      .trimEnd(),
  )
  .refine(
    (text) => text.isWellFormed() && !unfit.test(text),
    'The text contains characters that cannot be used: control characters or bidirectional overrides.',
  );

/** One language of a version. */
export const policyText = z.strictObject({
  locale,
  title: line('Title', 200),
  body: policyBody,
  questions: policyQuestions.default([]),
});
export type PolicyTextInput = z.output<typeof policyText>;
export const policyInput = z.strictObject({ policyId: id });
export const versionInput = z.strictObject({ versionId: id });

/** A new policy with its first draft; the first language is the original. */
export const addPolicyInput = z.strictObject({
  ...policyFields,
  texts: z.array(policyText).min(1, 'Please write the text.').max(mostLanguages),
});

/** `revision` is the one that was seen: a newer one is a conflict. */
export const changePolicyInput = z.strictObject({
  policyId: id,
  revision: z.coerce.number().int().min(1),
  ...policyFields,
});

/** `seen`: when the language was last changed as its writer saw it (ISO 8601), null where they begin it. */
export const editTextInput = z.strictObject({
  versionId: id,
  seen: z.iso.datetime().nullable(),
  ...policyText.shape,
});
export const textInput = z.strictObject({ versionId: id, locale });

/** `revision` is that of the version as it was read: what somebody changed meanwhile is not put up unread. */
export const submitPolicyInput = z.strictObject({
  versionId: id,
  revision: z.coerce.number().int().min(1),
  summary: paragraph('What has changed', 2_000),
  note: paragraph('Note', 2_000),
});

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'Please reload the page.');

/** The hash is that of the text that the approver read. */
export const approvePolicyInput = z.strictObject({
  versionId: id,
  sha256,
  significance: z.enum(significances, 'Please say whether the change is material or editorial.'),
  reason: paragraph('Reason', 2_000),
});
export const requestChangeInput = z.strictObject({
  versionId: id,
  sha256,
  reason: paragraph('What is to be changed', 2_000).refine(
    (text) => text !== '',
    'Please say what is to be changed.',
  ),
});
export const publishPolicyInput = z.strictObject({
  versionId: id,
  sha256,
  effectiveOn: calendarDay('Please give the day from which it holds.'),
});
export const retirePolicyInput = z.strictObject({
  policyId: id,
  reason: paragraph('Reason', 2_000).refine((text) => text !== '', 'Please say why it no longer holds.'),
});

/** What a review of the version in force found. */
export const reviewOutcomes = ['unchanged', 'change-needed'] as const;
export const reviewPolicyInput = z.strictObject({
  policyId: id,
  versionId: id,
  outcome: z.enum(reviewOutcomes, 'Please say what the review found.'),
  note: paragraph('Note', 2_000),
});

const ids = z
  .array(id)
  .max(500, 'At most 500 at once.')
  .transform((all) => [...new Set(all)]);
export const mapPolicyInput = z
  .strictObject({ policyId: id, controlIds: ids.default([]), requirementIds: ids.default([]) })
  .refine(({ controlIds, requirementIds }) => controlIds.length + requirementIds.length > 0, {
    message: 'Please choose at least one control or requirement.',
  });
