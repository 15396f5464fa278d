import { z } from 'zod';
import { claimMeasure } from '#lib/claim/measure.ts';
import { audience, claimSection, claimText } from '#lib/claim/schema.ts';
import { id, line, optionalLine, webAddress } from '#lib/text.ts';

/** Most bytes of a page, and most proposals that are kept of it. */
export const pageLimits = { bytes: 4 * 1024 * 1024, proposals: 1000, openPages: 100 } as const;

/** What a reviewer can say of a proposal. */
export const decisions = ['accepted', 'dropped', 'merged'] as const;
export type Decision = (typeof decisions)[number];

/** What shall be behind the claim: a control that is there, one of the library, a new one, or none. */
export const controlChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('existing'), controlId: id }),
  z.strictObject({ kind: z.literal('template'), identifier: z.string().max(40) }),
  z.strictObject({ kind: z.literal('new'), title: line('Title of the control', 200) }),
]);
export type ControlChoice = z.output<typeof controlChoice>;

/** A subcategory of the CSF 2.0 by its identifier. */
const subcategory = z
  .string()
  .regex(/^[A-Z]{2}\.[A-Z]{2}-\d{2}$/, 'Please choose a subcategory of the CSF 2.0.');

/** Most subcategories of one proposal. */
const mostRequirements = 20;

/** What one page is called, and where it stands. */
export const pageSource = z.strictObject({
  label: line('Name of the page', 120),
  address: webAddress('Address'),
});

export const pageInput = z.strictObject({ pageId: id });

/** A proposal and the revision of it that was seen: a newer one is a conflict. */
const seen = { proposalId: id, revision: z.coerce.number().int().min(1) };

/** What a reviewer says otherwise; what is missing stays. */
const changes = {
  text: claimText.optional(),
  section: claimSection.optional(),
  audience: audience.optional(),
  measure: claimMeasure.optional(),
  requirements: z
    .array(subcategory)
    .max(mostRequirements, `At most ${mostRequirements} subcategories.`)
    .optional(),
  control: controlChoice.optional(),
};

export const changeProposalInput = z.strictObject({ ...seen, ...changes });
/** Accepts what a reviewer saw: the control that was suggested comes along. */
export const acceptProposalInput = z.strictObject({ ...seen, ...changes });
export const proposalInput = z.strictObject(seen);
export const mergeProposalInput = z.strictObject({ ...seen, intoId: id });

/** Accepts all that are open and at least so sure, or drops all that are open in a section. */
export const acceptAboveInput = z.strictObject({ pageId: id, least: z.coerce.number().min(0).max(1) });
export const dropSectionInput = z.strictObject({ pageId: id, section: z.string().max(200) });

export const changesInput = z.strictObject({ pageId: id, since: z.iso.datetime() });

/** Takes a company as subprocessor, or an address as the portal's contact. */
export const acceptFindingInput = z.strictObject({
  findingId: id,
  revision: z.coerce.number().int().min(1),
  name: line('Name', 160).optional(),
  purpose: optionalLine('Purpose', 300).optional(),
  location: optionalLine('Location', 160).optional(),
});
export const findingInput = z.strictObject({ findingId: id, revision: z.coerce.number().int().min(1) });

/** `digest` is that of the summary that was seen; `close` leaves out what is not decided. */
export const commitInput = z.strictObject({ pageId: id, digest: z.string().max(64), close: z.boolean() });

/** A measure as it was found: what it says, and the words that say it. */
export const foundMeasures = z.array(
  z.object({
    metric: z.string(),
    comparator: z.string(),
    value: z.string(),
    unit: z.string(),
    text: z.string(),
  }),
);

/** Subcategories of a proposal; those a reviewer added have no confidence and no reason. */
export const keptRequirements = z.array(
  z.object({ id: z.string(), confidence: z.number().nullable(), reason: z.string(), kept: z.boolean() }),
);
export type KeptRequirement = z.output<typeof keptRequirements>[number];
