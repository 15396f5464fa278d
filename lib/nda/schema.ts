import { z } from 'zod';
import { id, line, paragraph } from '#lib/text.ts';

/** Whether a version asks everybody again, or only corrects the wording. */
export const ndaChanges = ['material', 'editorial'] as const;
export type NdaChange = (typeof ndaChanges)[number];

/** What each kind of change means, for choices and badges. */
export const ndaChangeTexts: Record<NdaChange, { label: string; hint: string }> = {
  material: {
    label: 'Material change',
    hint: 'Everybody signs again before they can download more. Earlier signatures are kept.',
  },
  editorial: {
    label: 'Editorial change',
    hint: 'Wording only. Earlier signatures go on counting; new people sign this text.',
  },
};

const text = paragraph('The text', 60_000).refine(
  (value) => value.length > 0,
  'Please write the text of the agreement.',
);

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'Please read the current text first.');

/** A draft: `versionId` changes an existing draft, without it a new one begins. */
export const draftNdaInput = z.strictObject({
  versionId: id.optional(),
  title: line('Title', 200),
  text,
  change: z.enum(ndaChanges, 'Please choose what kind of change this is.').default('material'),
});

export const ndaVersionInput = z.strictObject({ versionId: id });

/** `sha256` and `change` are what the publisher read: a draft that somebody changed meanwhile is not published. */
export const publishNdaInput = z.strictObject({ versionId: id, sha256, change: z.enum(ndaChanges) });

/** Names the text that a person read, by its version and its SHA-256 in hex. */
export const readText = { versionId: id, sha256 };

/** A version as its list shows it. */
export type NdaVersionRow = {
  id: string;
  number: number;
  title: string;
  change: NdaChange;
  sha256: string;
  createdAt: Date;
  createdByName: string;
  publishedAt: Date | null;
  publishedByName: string | null;
  signatures: number;
  /** The version that people sign now. */
  current: boolean;
};

/** The kind of change of a row, which the database keeps as text. */
export function changeOf(value: string): NdaChange {
  const found = ndaChanges.find((change) => change === value);
  if (!found) throw new TypeError('a version of an unknown kind of change');
  return found;
}
