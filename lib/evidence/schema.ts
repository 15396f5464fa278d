import { z } from 'zod';
import { calendarDay, optionalDay } from '#lib/day.ts';
import type { StagedFile } from '#lib/file/schema.ts';
import { listFields } from '#lib/list.ts';
import { id, line, optionalLine, paragraph, webAddress } from '#lib/text.ts';
import { type EvidenceState, evidenceStates } from './lifecycle.ts';

/** What evidence can be. */
export const evidenceKinds = ['file', 'link', 'record'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** How each kind is called. */
export const evidenceKindLabels: Record<EvidenceKind, string> = {
  file: 'File',
  link: 'Link',
  record: 'Record',
};

/** Controls that one item may name at once. */
export const mostControls = 200;

const collectedOn = z
  .string('Please say on which day this was true.')
  .trim()
  .pipe(calendarDay('Collected on must be a day like 2026-11-22.'));

const day = (label: string) => optionalDay(label).prefault('');

/** A box of a form, or a boolean. */
const ticked = z.union([z.boolean(), z.enum(['on', '']).transform((text) => text === 'on')]).default(false);

const facts = {
  collectedOn,
  periodStartOn: day('Period from'),
  periodEndOn: day('Period to'),
  validUntilOn: day('Valid until'),
  source: optionalLine('Source', 200).prefault(''),
  procedure: paragraph('Procedure', 2_000).prefault(''),
  automated: ticked,
  note: paragraph('Note', 2_000).prefault(''),
};

type Days = {
  collectedOn: string;
  periodStartOn: string | null;
  periodEndOn: string | null;
  validUntilOn: string | null;
};

/** Says in one sentence each what is wrong with the days of a revision taken together. */
function checkDays(input: Days, context: z.RefinementCtx): void {
  const refuse = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  const { collectedOn: collected, periodStartOn: start, periodEndOn: end, validUntilOn: until } = input;
  if (until !== null && until < collected) {
    refuse(
      'validUntilOn',
      `It cannot have been valid only until ${until}, before it was collected on ${collected}.`,
    );
  }
  if ((start === null) !== (end === null))
    refuse('periodEndOn', 'Please give both ends of the period, or neither.');
  if (start !== null && end !== null && end < start)
    refuse('periodEndOn', `The period cannot end on ${end}, before it begins on ${start}.`);
}

/** One line of a structured record. */
const recordField = z.strictObject({ name: line('Name', 100), value: line('Value', 1_000) });
export type RecordField = z.output<typeof recordField>;

const staged = z.custom<StagedFile>(
  (value) => typeof value === 'object' && value !== null && 'fileId' in value,
);

const url = webAddress('The link')
  .pipe(z.string())
  .refine((text) => text !== '', 'Please give the address of the evidence.');

const content = z.discriminatedUnion('kind', [
  // `uploadId`: the upload that the file was put together from; it can become evidence only once.
  z.strictObject({ kind: z.literal('file'), staged, uploadId: id.optional() }),
  z.strictObject({ kind: z.literal('link'), url }),
  z.strictObject({
    kind: z.literal('record'),
    record: z
      .array(recordField)
      .min(1, 'Please give at least one line of the record.')
      .max(100, 'A record may have at most 100 lines.'),
  }),
]);
export type EvidenceContent = z.output<typeof content>;

const controlIds = z
  .array(id)
  .max(mostControls, `Please choose at most ${mostControls} controls.`)
  .transform((ids) => [...new Set(ids)]);

const requirement = z.preprocess((value) => value || null, id.nullable()).prefault('');

/** What is said of a new item, whatever it consists of. */
const described = {
  title: line('Title', 200),
  controlIds: controlIds.default([]),
  evidenceRequirementId: requirement,
};

export const describedEvidence = z.strictObject({ ...described, ...facts }).superRefine(checkDays);
export const addEvidenceInput = z.strictObject({ ...described, ...facts, content }).superRefine(checkDays);

// `seen`: the newest revision that the form was filled in beside.
const revised = { itemId: id, seen: id };
export const revisedEvidence = z.strictObject({ ...revised, ...facts }).superRefine(checkDays);
export const reviseEvidenceInput = z.strictObject({ ...revised, ...facts, content }).superRefine(checkDays);

/** The facts of a revision, parsed. */
export type RevisionFacts = z.output<typeof revisedEvidence>;

export const evidenceInput = z.strictObject({ itemId: id });
export const evidenceRevisionInput = z.strictObject({ itemId: id, revisionId: id });
export const changeEvidenceInput = z.strictObject({ itemId: id, title: line('Title', 200) });
export const linkEvidenceInput = z.strictObject({
  itemId: id,
  controlIds: controlIds.refine((ids) => ids.length > 0, 'Please choose at least one control.'),
  evidenceRequirementId: requirement,
});
export const unlinkEvidenceInput = z.strictObject({ itemId: id, controlId: id });
export const archiveEvidenceInput = z.strictObject({ itemId: id, anyway: ticked });

/** A verdict; `seen` is the newest review that the reviewer saw of this revision, null when there was none. */
export const reviewEvidenceInput = z.strictObject({
  itemId: id,
  revisionId: id,
  verdict: z.enum(['accepted', 'rejected'], 'Please accept or reject.'),
  reason: paragraph('Reason', 1_000),
  seen: z.preprocess((value) => value || null, id.nullable()),
});

/** How far an end of validity is away: past, or within 30 days. */
export const evidenceDues = ['lapsed', 'soon'] as const;

export const listEvidenceInput = z.strictObject({
  ...listFields(['createdAt', 'collectedOn', 'title']),
  filters: z
    .strictObject({
      kind: z.enum(evidenceKinds).optional(),
      state: z.enum(evidenceStates).optional(),
      due: z.enum(evidenceDues).optional(),
      control: id.optional(),
    })
    .default({}),
});

/** One row of the list of evidence. Days are ISO dates. */
export type EvidenceRow = {
  id: string;
  title: string;
  kind: EvidenceKind;
  state: EvidenceState;
  selfReviewed: boolean;
  collectedOn: string;
  validUntilOn: string | null;
  createdAt: Date;
  receivedAt: Date | null;
  receivedByName: string;
  revisions: number;
  controls: string[];
};
