import { CandorError, Invalid, Stale, TooLarge } from '#lib/errors.ts';
import { boundedBody } from './bounded-body';

/**
 * A posted form with a file in it, of at most `mostBytes` in all. It is held in memory: what may be larger is sent as a
 * bare body or in parts. @throws TooLarge, Invalid
 */
export async function formWithFile(request: Request, mostBytes: number, tooLarge: string): Promise<FormData> {
  const body = await boundedBody(request, mostBytes, new TooLarge(tooLarge));
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  return new Response(body, { headers }).formData().catch(() => {
    throw new Invalid('This form arrived damaged. Please try again.');
  });
}

/** Runs a handler that answers programs of ours: failures that people may see become `{message}` with their status, and `stale` where somebody else was faster. */
export async function answerJson(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof CandorError)) throw error;
    const stale = error instanceof Stale ? { stale: true } : {};
    return Response.json({ message: error.message, ...stale }, { status: error.status });
  }
}

const mostJsonBytes = 64 * 1024;

/** The JSON object that a program of ours posted. @throws Invalid, TooLarge */
export async function jsonOf(request: Request): Promise<Record<string, unknown>> {
  const body = await boundedBody(request, mostJsonBytes, new TooLarge('This is more than is taken here.'));
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Told below.
  }
  throw new Invalid('This is not what is understood here.');
}
