import type { Actor } from '#lib/auth/actor.ts';
import { contentTypeOf, peek } from '#lib/document-revision/content-type.ts';
import { shownFileName } from '#lib/document-revision/upload.ts';
import { Invalid } from '#lib/errors.ts';
import { discardFile, stageFile } from '#lib/file/commands.ts';
import type { StagedFile } from '#lib/file/schema.ts';

/** Most bytes of a certificate. */
export const mostProofBytes = 10 * 1024 * 1024;

const taken = ['application/pdf', 'image/png', 'image/jpeg'];

/** A certificate or another proof as it is sent. */
export type SentProof = { fileName: string; source: AsyncIterable<Uint8Array> };

/**
 * Runs a command with a proof: by its content a PDF, PNG or JPEG of at most 10 MB, stored encrypted and never opened here.
 * On any failure nothing stays. Throws Invalid, and what `run` throws.
 */
export async function withStagedProof<T>(
  actor: Actor,
  proof: SentProof,
  run: (staged: StagedFile) => Promise<T>,
): Promise<T> {
  const { head, whole } = await peek(proof.source);
  if (head.length === 0) throw new Invalid([{ path: 'file', message: 'Please choose a file.' }]);
  const contentType = await contentTypeOf(head);
  if (!taken.includes(contentType))
    throw new Invalid([{ path: 'file', message: 'Please choose a PDF, or a picture as PNG or JPEG.' }]);
  const staged = await stageFile(actor, {
    name: shownFileName(proof.fileName),
    contentType,
    source: whole,
    maxBytes: mostProofBytes,
  });
  try {
    return await run(staged);
  } catch (error) {
    await discardFile(actor, staged).catch(() => undefined);
    throw error;
  }
}
