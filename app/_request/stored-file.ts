import { bodyOf } from '#lib/body.ts';
import { fileHeaders, withLength } from '#lib/delivery/head.ts';
import { openFile, type SealedFile } from '#lib/file/stored-file.ts';

/**
 * A stored PDF that is nobody's marked copy (a signed agreement, a proof), as a download of this person alone: streamed,
 * never kept by a cache, never shown as a page of ours.
 */
export async function storedFileResponse(file: SealedFile): Promise<Response> {
  const headers = withLength(fileHeaders(file.name, 'no-store'), file.sizeBytes);
  return new Response(bodyOf(await openFile(file)), { headers });
}

/** Its head only. */
export function storedFileHead(file: SealedFile): Response {
  return new Response(null, { headers: withLength(fileHeaders(file.name, 'no-store'), file.sizeBytes) });
}
