import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Unavailable } from '#lib/errors.ts';
import { errorFields, type LogContext, log, withLogContext } from '#lib/log.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { withReader } from '#lib/messages/reader.ts';
import { completeWhenWritten, refuse } from './answer.ts';
import { away, mistake, type Refused } from './apology.ts';
import { clientAddress, fromTrustedProxy } from './client-address.ts';
import { refuseCrossSite } from './cross-site.ts';
import { judgeBody } from './held-body.ts';
import { decideHost } from './hosts.ts';
import { refuseBody, watchBody } from './limits.ts';
import type { LanguageOf } from './organization-language.ts';
import { readerOf } from './reader.ts';
import { commonHeaders, newNonce, pagePolicy } from './security-headers.ts';
import { pathOf, type Refusal, refuseHeaders, refuseTarget } from './target.ts';

/** What answers a request once it has passed. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** The part of the environment that stands before every request. */
export type FrontOptions = {
  publicOrigin: string;
  trustedProxies: readonly string[];
  development: boolean;
  /** The language of readers who ask for none of ours; English without it. */
  languageOf?: LanguageOf;
};

// What proxies, the framework's own middleware or we ourselves write: never taken from a client.
const reserved =
  /^(forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|x-original-.*|x-rewrite-url|x-host|true-client-ip|cf-connecting-ip|x-middleware-.*|x-invoke-.*|x-matched-path|x-now-.*|x-vercel-.*|x-nextjs-.*|x-next-.*|next-resume|x-prerender-.*|x-http-method.*|x-method-override|x-candor-.*|x-request-id|x-nonce|content-security-policy.*)$/;

const requestIdForm = /^[A-Za-z0-9_-]{8,64}$/;

function takeOut(request: IncomingMessage): { forwarded: string | undefined; requestId: string | undefined } {
  const { headers } = request;
  const forwarded = headers['x-forwarded-for'];
  const requestId = headers['x-request-id'];
  for (const name of Object.keys(headers)) if (reserved.test(name)) delete headers[name];
  return {
    forwarded: Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
    requestId: typeof requestId === 'string' && requestIdForm.test(requestId) ? requestId : undefined,
  };
}

/** A path as it may be logged: long random parts (links, tokens) and everything after `?` are left out. */
export function loggablePath(path: string): string {
  return path
    .split('/')
    .map((part) =>
      part.length > 20 && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(part) ? '…' : part,
    )
    .join('/')
    .slice(0, 300);
}

/** The address as the person knows it: without what the framework adds when it asks for a part of a page. */
function withoutTransport(target: string): string {
  return target.replace(/([?&])_rsc=[^&]*(&|$)/, (_all, before: string, after: string) =>
    after ? before : '',
  );
}

function logWhenDone(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  requestId: string,
): void {
  const began = performance.now();
  response.once('close', () => {
    if (path.startsWith('/_next/') || path === '/api/health') return;
    withLogContext({ requestId }, () =>
      log.info('request', {
        method: request.method ?? '',
        path: loggablePath(path),
        status: response.statusCode,
        complete: response.writableFinished,
        milliseconds: Math.round(performance.now() - began),
      }),
    );
  });
}

async function answer(
  handler: Handler,
  request: IncomingMessage,
  response: ServerResponse,
  context: LogContext,
  refused: Refused,
): Promise<void> {
  try {
    const judged = await judgeBody(request);
    if (judged === 'gone') return;
    if (judged === 'go on') return await handler(request, response);
    refuse(response, judged, refused, true);
  } catch (error) {
    log.error('request failed', errorFields(error));
    // Of several who waited for one answer of the database, only one was the one who asked.
    const isAway = context.outage === true || error instanceof Unavailable;
    refuse(response, isAway ? away : mistake, refused, true);
  }
}

/** Gives a reader who asks for none of our languages the one of the organization. */
async function chooseFor(
  reader: { locale: Locale; address: string },
  languageOf: LanguageOf | false | undefined,
): Promise<void> {
  if (languageOf) reader.locale = (await languageOf(reader.address)) ?? reader.locale;
}

/**
 * Everything that happens before the framework sees a request: it gets a name, its target, host, headers, origin and
 * body are judged, and only facts of our own making are handed on (x-candor-client-ip, x-candor-path, x-request-id, the
 * nonce).
 */
export function front(
  options: FrontOptions,
  handler: Handler,
): (request: IncomingMessage, response: ServerResponse) => void {
  const hostOf = decideHost(options.publicOrigin);
  const addressOf = clientAddress(options.trustedProxies);
  const viaProxy = fromTrustedProxy(options.trustedProxies);
  const crossSite = refuseCrossSite(options.publicOrigin);
  const { host, protocol, port } = new URL(options.publicOrigin);
  const common = commonHeaders(options);

  const judge = (
    request: IncomingMessage,
    path: string,
    method: string,
  ): Refusal | { redirect: string } | undefined => {
    const early = refuseTarget(method, request.url ?? '') ?? refuseHeaders(request.rawHeaders);
    if (early) return early;
    const decision = hostOf(request.headers.host, method, path);
    if (decision.kind === 'refuse') return decision;
    if (decision.kind === 'redirect') return { redirect: `${decision.origin}${request.url ?? '/'}` };
    return crossSite(method, path, request.headers) ?? refuseBody(request, path);
  };

  const handOn = (request: IncomingMessage, client: string, requestId: string, nonce: string) => {
    Object.assign(request.headers, {
      host,
      'x-forwarded-host': host,
      'x-forwarded-proto': protocol.slice(0, -1),
      'x-forwarded-port': port || (protocol === 'https:' ? '443' : '80'),
      'x-forwarded-for': client,
      'x-candor-client-ip': client,
      'x-request-id': requestId,
      // Where to come back to after signing in; a form that was posted cannot be come back to.
      'x-candor-path': request.method === 'GET' ? withoutTransport(request.url ?? '') : '',
      // The framework reads the nonce of its scripts from here.
      'content-security-policy': pagePolicy(nonce, options),
    });
    // Judged above; the framework compares it with the host and does not know `null`.
    if (request.method !== 'GET' && request.method !== 'HEAD') request.headers.origin = options.publicOrigin;
  };

  return (request, response) => {
    const path = pathOf(request.url ?? '');
    const method = request.method ?? '';
    const peer = request.socket.remoteAddress;
    const taken = takeOut(request);
    const requestId = (viaProxy(peer) ? taken.requestId : undefined) ?? randomUUID();
    const nonce = newNonce();
    const context: LogContext = { requestId, outage: false };
    const outage = () => context.outage === true;
    const { open, ...reader } = readerOf(request.url ?? '', request.headers);
    const { accept } = request.headers;
    const refused: Refused = { requestId, nonce, method, target: reader.address, accept, reader };
    completeWhenWritten(response, { ...options, ...refused, common, path, outage, reader });
    logWhenDone(request, response, path, requestId);
    const hasBody =
      request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined;
    const verdict = judge(request, path, method);
    if (verdict && 'redirect' in verdict) {
      response.writeHead(307, { location: verdict.redirect }).end();
      return;
    }
    if (verdict) return refuse(response, verdict, refused, hasBody);
    if (hasBody) {
      const done = watchBody(request, path, (refusal) => {
        refuse(response, refusal, refused, true);
        setTimeout(() => request.destroy(), 1_000).unref();
      });
      response.once('close', done);
    }
    handOn(request, addressOf(peer, taken.forwarded), requestId, nonce);
    const go = () =>
      withReader(reader, () =>
        withLogContext(context, () => answer(handler, request, response, context, refused)),
      );
    void chooseFor(reader, open && options.languageOf).then(go);
  };
}
