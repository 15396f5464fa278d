import type { CandorError } from '#lib/errors.ts';

/** The whole body of a request, held in memory. Throws `tooLarge` beyond `mostBytes`. */
export async function boundedBody(
  request: Request,
  mostBytes: number,
  tooLarge: CandorError,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > mostBytes) throw tooLarge;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
