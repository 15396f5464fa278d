import { CandorError, TooLarge } from '#lib/errors.ts';
import { sheetLimits } from '#lib/sheet/schema.ts';
import { handler } from './edge';

async function bytesOf(request: Request): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > sheetLimits.bytes) throw new TooLarge('This file is too large: at most 32 MB are read.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/**
 * Takes a file that waits for a decision: the bare file as the body, its name in the query. Answers `{draftId}`, or
 * `{message}` with the sentence of the refusal.
 */
export function receiveTable(
  request: Request,
  receive: (file: { fileName: string; bytes: Uint8Array }) => Promise<string>,
): Promise<Response> {
  return handler(async () => {
    try {
      const fileName = new URL(request.url).searchParams.get('name') ?? '';
      const draftId = await receive({ fileName, bytes: await bytesOf(request) });
      return Response.json({ draftId }, { status: 201 });
    } catch (error) {
      if (!(error instanceof CandorError)) throw error;
      return Response.json({ message: error.message }, { status: error.status });
    }
  });
}
