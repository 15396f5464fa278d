import { CandorError, Invalid, TooLarge } from '#lib/errors.ts';

/**
 * A posted form with a file in it, of at most `mostBytes` in all. It is held in memory: what may be larger is sent as a
 * bare body or in parts. @throws TooLarge, Invalid
 */
export async function formWithFile(request: Request, mostBytes: number, tooLarge: string): Promise<FormData> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > mostBytes) throw new TooLarge(tooLarge);
    parts.push(part);
  }
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  return new Response(Buffer.concat(parts), { headers }).formData().catch(() => {
    throw new Invalid('This form arrived damaged. Please try again.');
  });
}

/** Runs a handler that answers programs of ours: failures that people may see become `{message}` with their status. */
export async function answerJson(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof CandorError)) throw error;
    return Response.json({ message: error.message }, { status: error.status });
  }
}

const mostJsonBytes = 64 * 1024;

/** The JSON object that a program of ours posted. @throws Invalid, TooLarge */
export async function jsonOf(request: Request): Promise<Record<string, unknown>> {
  const text: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > mostJsonBytes) throw new TooLarge('This is more than is taken here.');
    text.push(part);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(text).toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Told below.
  }
  throw new Invalid('This is not what is understood here.');
}
