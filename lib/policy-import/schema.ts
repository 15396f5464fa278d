import { z } from 'zod';
import { id, line } from '#lib/text.ts';

/** What one import may hold. More is refused before or while it is read. */
export const importLimits = {
  bytes: 100 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  files: 10_000,
  /** PDFs and pictures: each is stored by itself. */
  binaries: 1_000,
  /** What an editor takes: lib/policy/schema.ts. */
  textBytes: 1_000_000,
  allTextBytes: 64 * 1024 * 1024,
  wordBytes: 20 * 1024 * 1024,
  pdfBytes: 25 * 1024 * 1024,
  pictureBytes: 10 * 1024 * 1024,
} as const;

/** A file that was not taken, or a part of one, and why. `line` is counted from 1; null for the whole file. */
export const fileProblem = z.object({ path: z.string(), line: z.int().nullable(), message: z.string() });
export type FileProblem = z.infer<typeof fileProblem>;

/** A text as it was read: Markdown, or what a Word document became. `notes`: what did not come along. */
const textFile = z.object({ path: z.string(), text: z.string(), notes: z.array(z.string()) });
export type TextFile = z.infer<typeof textFile>;

const storedFile = z.object({
  path: z.string(),
  fileId: z.uuid(),
  sha256: z.string(),
  sizeBytes: z.number(),
});
export type StoredPdf = z.infer<typeof storedFile>;

/** Files that were read and wait for a decision. Afterwards only what was answered stays. */
export const draftContent = z.object({
  texts: z.array(textFile),
  pdfs: z.array(storedFile),
  pictures: z.array(storedFile.extend({ contentType: z.string() })),
  leftOut: z.array(fileProblem),
  answers: z.record(z.string(), z.string()).default({}),
  outcome: z
    .object({ added: z.number(), changed: z.number(), unchanged: z.number(), skipped: z.number() })
    .nullable()
    .default(null),
});
export type DraftContent = z.infer<typeof draftContent>;

/** What a placeholder is filled with: one line, and no placeholder again. */
const answer = z.object({ placeholder: z.string().max(300), value: z.string().max(300) }).pipe(
  z.object({
    placeholder: z.string(),
    value: z
      .string()
      .transform((text) => text.normalize('NFC').trim())
      .refine((text) => !/[\p{Cc}{}]|<%|%>/u.test(text), 'An answer is one line without braces.'),
  }),
);

export const draftInput = z.strictObject({ draftId: id });
export const draftFilesInput = z.strictObject({
  fileName: line('File name', 200),
  content: draftContent,
});

/** `paths`: the policies to take, each by the path of its first file; null takes all that can be taken. */
export const importInput = z.strictObject({
  draftId: id,
  paths: z.array(z.string().max(1_000)).max(importLimits.files).nullable().default(null),
  ownerId: z.preprocess((value) => (value === '' ? null : value), z.uuid().nullable()).default(null),
  answers: z.array(answer).max(500).default([]),
});
