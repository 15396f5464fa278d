import { forbidden, notFound, unstable_rethrow } from 'next/navigation';
import { CandorError, Forbidden, Invalid, NotFound, TooLarge, TooMany } from '#lib/errors.ts';
import { errorFields, log } from '#lib/log.ts';
import { wordedError } from '#lib/messages/problem.ts';
import { type ActionState, failed } from '@/components/form/action-state';
import { requestOrigin } from './actor';
import { boundedBody } from './bounded-body';
import { refusal } from './refusal';

/** What a page needs, with what may go wrong told as a page: unknown things are 404, forbidden ones 403. */
export async function page<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    // A hand-made id or cursor in a URL names nothing.
    if (error instanceof NotFound || error instanceof Invalid) notFound();
    if (error instanceof Forbidden) forbidden();
    throw error;
  }
}

async function report(error: unknown): Promise<string> {
  const { requestId } = await requestOrigin();
  log.error('request failed', { request: requestId, ...errorFields(error) });
  return requestId;
}

const apologyFor = (requestId: string) =>
  `Something went wrong on our side. Please try again; if it stays, tell us ${requestId}.`;

/** Runs a server action: failures that people may see become its answer, all others a plain apology, logged. */
export async function action(run: () => Promise<ActionState>): Promise<ActionState> {
  try {
    return await run();
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof CandorError) return failed(error);
    const requestId = await report(error);
    return { ok: false, message: apologyFor(requestId), problems: [] };
  }
}

// A redirect thrown in a handler would be answered with 307, and the browser would post the form once more.
function redirectedTo(error: unknown): string | null {
  const digest: unknown = error instanceof Error && 'digest' in error ? error.digest : null;
  const [kind, , path] = typeof digest === 'string' ? digest.split(';') : [];
  return kind === 'NEXT_REDIRECT' && path?.startsWith('/') ? path : null;
}

// Said by the page's title already.
const nowhere = new NotFound().message;

/** Runs a route handler: failures that people may see get their status and a sentence, all others 500, logged. */
export async function handler(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    const path = redirectedTo(error);
    if (path) return seeOther(path);
    unstable_rethrow(error);
    if (error instanceof TooMany) {
      return refusal(error.status, wordedError(error), { 'retry-after': String(error.retryAfter) });
    }
    if (error instanceof NotFound && error.message === nowhere) return refusal(error.status, null);
    if (error instanceof CandorError) return refusal(error.status, wordedError(error));
    await report(error);
    return refusal(500, null);
  }
}

const MOST_BYTES = 256 * 1024;
const MOST_FIELDS = 300;

/**
 * The text fields of a posted form (urlencoded or multipart, at most 256 KiB and 300 fields); a field given more than
 * once is a list. Files are refused: uploads have handlers of their own. @throws Invalid, or 413 when too large
 */
export async function formOf(request: Request): Promise<Record<string, string | string[]>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) {
    throw new Invalid('This form was sent in a way that is not understood here.');
  }
  const tooLarge = new TooLarge('This form is too large. Please shorten what you wrote.');
  const body = await boundedBody(request, MOST_BYTES, tooLarge);
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => {
    throw new Invalid('This form arrived damaged. Please try again.');
  });
  const fields = new Map<string, string | string[]>();
  let count = 0;
  for (const [name, value] of form) {
    count += 1;
    if (count > MOST_FIELDS || typeof value !== 'string')
      throw new Invalid('This form has fields that are not ours.');
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]);
  }
  // fromEntries defines own properties, so a field called __proto__ is just a field (F18).
  return Object.fromEntries(fields);
}

/** One value of a form's field: the first where several came, empty where none did. */
export function fieldOf(form: Readonly<Record<string, string | string[]>>, name: string): string {
  const value = form[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** Answers a POST with a GET of one of our own paths; relative, so that no Host header can lead elsewhere (P28). */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } });
}
