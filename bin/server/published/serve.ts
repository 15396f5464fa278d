import type { IncomingMessage, ServerResponse } from 'node:http';
import { cookieName } from '#lib/auth/cookie.ts';
import { dayOf } from '#lib/day.ts';
import { readerAddress, readerLocale } from '#lib/messages/reader.ts';
import { publicPageOf } from '#lib/public-pages.ts';
import { published } from '../answer.ts';
import type { Handler } from '../front.ts';
import { publishedPolicy } from '../security-headers.ts';
import { barePage } from './bare-page.ts';
import { capture } from './captured.ts';
import { currentProjections } from './current.ts';
import { type CachedPage, cachedPage, pageCache } from './page-cache.ts';

const CACHE_BYTES = 64 * 1024 * 1024;

type Coding = 'br' | 'gzip' | 'plain';

function codingFor(accepted: string | undefined): Coding {
  const offers = (accepted ?? '').split(',').map((offer) => offer.trim());
  if (offers.some((offer) => /^br(;|$)/.test(offer) && !/;\s*q=0(\.0*)?$/.test(offer))) return 'br';
  return offers.some((offer) => /^gzip(;|$)/.test(offer) && !/;\s*q=0(\.0*)?$/.test(offer))
    ? 'gzip'
    : 'plain';
}

function send(request: IncomingMessage, response: ServerResponse, page: CachedPage): void {
  const { etag } = page;
  const headers = {
    [published]: true,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': page.policy,
    // Kept by the reader's own browser only, which asks each time whether it is still so.
    'cache-control': 'private, no-cache',
    vary: 'cookie, accept-encoding, accept-language',
    etag,
  };
  if (request.headers['if-none-match']?.includes(etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const coding = codingFor(request.headers['accept-encoding']);
  const body = page[coding];
  const coded = coding === 'plain' ? {} : { 'content-encoding': coding };
  response.writeHead(page.status, { ...headers, ...coded, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The slug of a portal whose public page is asked for by somebody unknown, reading; null for everything else. */
function slugOf(request: IncomingMessage): string | null {
  const { method, headers } = request;
  if (method !== 'GET' && method !== 'HEAD') return null;
  const slug = publicPageOf(readerAddress());
  if (slug === null || headers.rsc !== undefined) return null;
  return headers.cookie?.includes(cookieName(`visitor-${slug}=`)) ? null : slug;
}

/**
 * Public pages from memory, in front of the framework: rendered once for each projection, day, language and
 * address, without scripts, compressed once. Everything else, and what cannot be served so, is handed on.
 */
export function servePublished(
  options: { publicOrigin: string },
  handler: Handler,
  current = currentProjections(() => performance.now()),
): Handler {
  const pages = pageCache(CACHE_BYTES);
  const running = new Map<string, Promise<CachedPage | null>>();

  const render = async (request: IncomingMessage, response: ServerResponse): Promise<CachedPage | null> => {
    // Compressed here, once, and better.
    delete request.headers['accept-encoding'];
    const { status, body } = await capture(response, () => handler(request, response));
    const bare = status === 200 ? barePage(body.toString('utf8')) : null;
    if (!bare) {
      response.end(body);
      return null;
    }
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    return cachedPage(bare, publishedPolicy(bare.styleHashes, options));
  };

  return async (request, response) => {
    const slug = slugOf(request);
    const projectionId = slug === null ? null : await current(slug);
    if (projectionId === null) return handler(request, response);
    const key = `${projectionId} ${dayOf(new Date())} ${readerLocale()} ${readerAddress()}`;
    const known = pages.get(key) ?? (await running.get(key)?.catch(() => null));
    if (known) return send(request, response, known);
    const accepted = request.headers['accept-encoding'];
    const rendering = render(request, response);
    running.set(key, rendering);
    try {
      const page = await rendering;
      if (!page) return;
      pages.put(key, page);
      request.headers['accept-encoding'] = accepted;
      send(request, response, page);
    } catch (error) {
      // Whoever asked has gone; there is nobody to answer.
      if (!response.destroyed) throw error;
    } finally {
      running.delete(key);
    }
  };
}
