import type { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import { contentTypeOf, peek } from '#lib/document-revision/content-type.ts';
import { shownFileName } from '#lib/document-revision/upload.ts';
import { Forbidden, Invalid } from '#lib/errors.ts';
import { discardFile, stageFile } from '#lib/file/commands.ts';
import { query } from '#lib/operation.ts';
import { parse } from '#lib/parse.ts';
import { addEvidence, reviseEvidence } from './commands.ts';
import { mayBring } from './link-steps.ts';
import { requireRoomForEvidence } from './quota-steps.ts';
import { describedEvidence, revisedEvidence } from './schema.ts';

/** Most bytes of one file of evidence. */
export const mostFileBytes = 100 * 1024 * 1024;

/** What is said of a file: of a new item, or of the next revision of one. */
export type Described = z.input<typeof describedEvidence> | z.input<typeof revisedEvidence>;
type Parsed = z.output<typeof describedEvidence> | z.output<typeof revisedEvidence>;

/** What was brought. */
export type Brought = { itemId: string; revisionId: string; number: number };

/** Bytes that are to become evidence; `uploadId` when they were put together from the parts of an upload. */
export type Bytes = { fileName: string; source: AsyncIterable<Uint8Array>; uploadId?: string };

// Before a byte is read; the command decides again.
const checkBringing = query('evidence:add', describedEvidence, async (context, input) => {
  if (!(await mayBring(context, input))) throw new Forbidden();
  await requireRoomForEvidence(context.tenant);
});

/** Parses what is said of a file, whichever of the two it is. @throws Invalid, Forbidden */
export async function checkDescription(actor: Actor, input: Described): Promise<Parsed> {
  if ('itemId' in input) return parse(revisedEvidence, input);
  await checkBringing(actor, input);
  return parse(describedEvidence, input);
}

/**
 * Takes a file as evidence: checks what is said of it, tells its kind by its content, streams it into the encrypted
 * storage in constant memory, and writes the revision. On any failure, also when the sender goes away, nothing stays.
 * @throws NotFound, Forbidden, Conflict, Invalid, TooLarge, Unavailable
 */
export async function bringFile(actor: Actor, input: Described, bytes: Bytes): Promise<Brought> {
  const described = await checkDescription(actor, input);
  const { head, whole } = await peek(bytes.source);
  if (head.length === 0)
    throw new Invalid([{ path: 'file', message: 'This file is empty. Please choose it again.' }]);
  const staged = await stageFile(actor, {
    name: shownFileName(bytes.fileName),
    contentType: await contentTypeOf(head),
    source: whole,
    maxBytes: mostFileBytes,
  });
  const content = { kind: 'file', staged, ...(bytes.uploadId ? { uploadId: bytes.uploadId } : {}) } as const;
  try {
    return 'itemId' in described
      ? await reviseEvidence(actor, { ...described, content })
      : await addEvidence(actor, { ...described, content });
  } catch (error) {
    await discardFile(actor, staged).catch(() => undefined);
    throw error;
  }
}
