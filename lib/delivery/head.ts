import { attachment } from '#lib/content-disposition.ts';
import { type Conditions, wantedOf } from './conditions.ts';

/** A PDF that can be asked for: the bytes behind `etag` never change. `name` is without its extension. */
export type Offered = { name: string; etag: string; sizeBytes: number; cache: 'no-store' | 'no-cache' };

/** Either the whole answer, because no bytes are to be sent, or its head and which bytes follow. */
export type Planned =
  | { response: Response }
  | { response: null; start: number; end: number; status: 200 | 206; headers: Headers };

/** What browsers and caches may do with a PDF of ours: save it, for this person only, and nothing else. */
export function fileHeaders(name: string, cache: Offered['cache']): Headers {
  return new Headers({
    'content-type': 'application/pdf',
    'content-disposition': attachment(name, '.pdf'),
    'cache-control': `private, ${cache}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    vary: 'cookie',
  });
}

/** The framework drops Content-Length from handlers; the server in front puts it back from the other name. */
export function withLength(headers: Headers, length: number): Headers {
  headers.set('content-length', String(length));
  headers.set('x-body-length', String(length));
  return headers;
}

/** Plans the answer to a GET or HEAD with conditions and range (RFC 9110). */
export function planAnswer(offered: Offered, conditions: Conditions, head: boolean): Planned {
  const { name, etag, sizeBytes: size, cache } = offered;
  const headers = fileHeaders(name, cache);
  headers.set('accept-ranges', 'bytes');
  headers.set('etag', etag);
  const wanted = wantedOf(conditions, etag, size);
  if (wanted.kind === 'unchanged') return { response: new Response(null, { status: 304, headers }) };
  if (wanted.kind === 'unsatisfiable') {
    headers.set('content-range', `bytes */${size}`);
    return { response: new Response(null, { status: 416, headers }) };
  }
  const { start, end } = wanted.kind === 'range' ? wanted : { start: 0, end: size };
  const status = wanted.kind === 'range' ? 206 : 200;
  if (status === 206) headers.set('content-range', `bytes ${start}-${end - 1}/${size}`);
  withLength(headers, end - start);
  if (head) return { response: new Response(null, { status, headers }) };
  return { response: null, start, end, status, headers };
}
