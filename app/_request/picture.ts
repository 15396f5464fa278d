import { openFile, type SealedFile } from '#lib/file/stored-file.ts';

/**
 * A stored picture. Opened by itself it is a download without any rights, and never guessed to be something else (F03);
 * within a page it shows as usual.
 */
export async function pictureResponse(file: SealedFile, cacheControl: string): Promise<Response> {
  // At most half a megabyte, so it is read as a whole: nothing is left open when the reader goes away.
  const bytes: Uint8Array[] = await (await openFile(file)).toArray();
  const body = new Uint8Array(Buffer.concat(bytes));
  return new Response(body, {
    headers: {
      'content-type': file.contentType,
      'content-disposition': 'attachment; filename="logo"',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': cacheControl,
    },
  });
}
