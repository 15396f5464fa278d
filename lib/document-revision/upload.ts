import { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import { checkUpload } from '#lib/document/queries.ts';
import { lockDocument } from '#lib/document/steps.ts';
import { TooLarge } from '#lib/errors.ts';
import { discardFile, stageFile } from '#lib/file/commands.ts';
import type { StagedFile } from '#lib/file/schema.ts';
import { keepFile } from '#lib/file/steps.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { MAX_FILE_BYTES } from '#lib/pdf/limits.ts';
import { id } from '#lib/text.ts';
import { peek, requirePdf } from './content-type.ts';

const tooLarge = `The file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB. Please reduce the size of its pictures or split it.`;

const invisible = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** A file name as people see it in lists: no folder, nothing invisible, at most 200 characters. Never used on a disk. */
export function shownFileName(name: string): string {
  const last = name.toWellFormed().split(/[\\/]/).at(-1) ?? '';
  return (
    Array.from(last.normalize('NFC').replace(invisible, '').trim()).slice(0, 200).join('') || 'document.pdf'
  );
}

/** Refuses by its announced size before any byte is read. @throws TooLarge */
export function refuseTooLarge(announced: number | null): void {
  if (announced !== null && announced > MAX_FILE_BYTES) throw new TooLarge(tooLarge);
}

async function* limited(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > MAX_FILE_BYTES) throw new TooLarge(tooLarge);
    yield chunk;
  }
}

const staged = z.custom<StagedFile>(
  (value) => typeof value === 'object' && value !== null && 'fileId' in value,
);

const receiveRevision = command(
  'document:upload',
  z.strictObject({ documentId: id, staged }),
  async (context, input) => {
    const { tenant, organizationId, now, by, enqueue } = context;
    const { documentId } = input;
    await lockDocument(tenant, documentId, 'upload');
    const last = await tenant.documentRevision.aggregate({ where: { documentId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    const originalFileId = await keepFile(context, input.staged);
    const revisionId = newId();
    await tenant.documentRevision.create({
      data: {
        organizationId,
        id: revisionId,
        documentId,
        number,
        state: 'received',
        reasons: [],
        originalFileId,
        receivedAt: now,
        receivedBy: by,
      },
      select: { id: true },
    });
    await enqueue('document-prepare', { revisionId });
    const { sizeBytes, sha256 } = input.staged;
    return {
      result: { revisionId, number },
      events: [{ subject: `document:${documentId}`, data: { revisionId, number, sizeBytes, sha256 } }],
    };
  },
);

/**
 * Takes a new revision of a document: checks the right and the document, then the kind of the file by its content, then
 * streams it into the encrypted storage in constant memory, and queues its preparation with the row. On any failure,
 * also when the sender goes away, nothing stays.
 * @throws NotFound, Forbidden, Conflict, Invalid (not a PDF), TooLarge, Unavailable (storage)
 */
export async function uploadRevision(
  actor: Actor,
  input: { documentId: string; fileName: string; source: AsyncIterable<Uint8Array> },
): Promise<{ revisionId: string; number: number }> {
  const { documentId } = await checkUpload(actor, { documentId: input.documentId });
  const { head, whole } = await peek(limited(input.source));
  await requirePdf(head);
  const file = await stageFile(actor, {
    name: shownFileName(input.fileName),
    contentType: 'application/pdf',
    source: whole,
    maxBytes: MAX_FILE_BYTES,
  });
  try {
    return await receiveRevision(actor, { documentId, staged: file });
  } catch (error) {
    await discardFile(actor, file).catch(() => undefined);
    throw error;
  }
}
