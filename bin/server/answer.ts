import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Locale } from '#lib/messages/locale.ts';
import type { Body } from '#lib/refusal/answer.ts';
import { apology, away, bareApology, mistake, type Refused } from './apology.ts';
import { replaceBody } from './failure.ts';
import { dataPolicy, type PolicyOptions, pagePolicy } from './security-headers.ts';
import type { Refusal } from './target.ts';

/** What an answer's headers need to know of its request. */
export type AnswerContext = PolicyOptions &
  Refused & {
    path: string;
    /** What `commonHeaders` of the public origin are. */
    common: Readonly<Record<string, string>>;
    /** Whether it fails because a part that is needed is away. */
    outage: () => boolean;
    /** In whose language, and the cookie that remembers what they chose. */
    reader: { readonly locale: Locale; readonly cookie?: string };
  };

const SECONDS_TO_WAIT = '5';
/** How long what is still being sent is read and thrown away, so that the sender reads our answer. Milliseconds. */
const LINGER = 2_000;

// Names in these folders change with their content.
const immutable = /^\/_next\/static\//;

function isPersonal(contentType: string): boolean {
  return /^(text\/html|text\/x-component|text\/plain|application\/json|application\/problem\+json)/.test(
    contentType,
  );
}

/** What is the same for everybody may be kept by the reader's own browser, which asks each time; its handler says so. */
function asksEachTime(response: ServerResponse): boolean {
  return (
    response.statusCode === 200 &&
    response.hasHeader('etag') &&
    response.getHeader('cache-control') === 'private, no-cache' &&
    /^(application\/json|text\/plain)\b/.test(contentTypeOf(response))
  );
}

function contentTypeOf(response: ServerResponse): string {
  return String(response.getHeader('content-type') ?? '');
}

/** The framework drops a route handler's Content-Length, so handlers say it under another name. */
function restoreLength(response: ServerResponse): void {
  const length = response.getHeader('x-body-length');
  if (length === undefined) return;
  response.removeHeader('x-body-length');
  response.removeHeader('transfer-encoding');
  if (/^\d+$/.test(String(length))) response.setHeader('content-length', String(length));
}

function complete(response: ServerResponse, context: AnswerContext): void {
  restoreLength(response);
  for (const [name, value] of Object.entries(context.common)) response.setHeader(name, value);
  response.setHeader('x-request-id', context.requestId);
  if (context.reader.cookie) response.appendHeader('set-cookie', context.reader.cookie);
  if (response.statusCode === 503 && !response.hasHeader('retry-after'))
    response.setHeader('retry-after', SECONDS_TO_WAIT);
  response.removeHeader('x-powered-by');
  const contentType = contentTypeOf(response);
  if (contentType.startsWith('text/html')) {
    response.setHeader('content-security-policy', pagePolicy(context.nonce, context));
  } else if (!response.hasHeader('content-security-policy')) {
    response.setHeader('content-security-policy', dataPolicy(contentType));
  }
  if (immutable.test(context.path) && response.statusCode === 200) return;
  if (asksEachTime(response)) return;
  // What the framework takes for static may still carry a nonce or a name: never in a shared cache (X07, P19).
  if (isPersonal(contentType) || !response.hasHeader('cache-control') || response.statusCode >= 400) {
    response.setHeader('cache-control', 'private, no-store');
  }
}

function isHeaders(value: unknown): value is OutgoingHttpHeaders {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Marks headers as those of a published page, which has a policy of its own and says itself how it may be kept. */
export const published = Symbol('published');

function isPublished(value: unknown): value is OutgoingHttpHeaders {
  return isHeaders(value) && published in value;
}

// Answers of this file, which are plain already, and published pages, which are whole.
const own = new WeakSet<ServerResponse>();

/**
 * The framework's page for a failure is blank without scripts, and calls every failure 500. Members' pages need scripts
 * and keep it, unless something is away. An answer that is its status alone leaves a browser to make up a page of its own.
 */
function plainFailure(response: ServerResponse, context: AnswerContext): Body | undefined {
  if (own.has(response)) return undefined;
  const { statusCode } = response;
  // What asks for a part of a file reads the status (RFC 9110, section 15.5.17).
  const isBare = statusCode >= 400 && statusCode !== 416 && !response.hasHeader('content-type');
  if (isBare && statusCode !== 500) return bareApology(statusCode, context);
  if (statusCode !== 500) return undefined;
  const failure = context.outage() ? away : mistake;
  response.statusCode = failure.status;
  if (isBare) return apology(failure, context);
  const isPage = contentTypeOf(response).startsWith('text/html');
  // A handler that asked in vain does not know why; whoever asked it for no page is told as they asked.
  if (!isPage)
    return failure === away && isPersonal(contentTypeOf(response)) ? apology(away, context) : undefined;
  if (failure === mistake && context.path.startsWith('/w/')) return undefined;
  return apology(failure, { ...context, accept: 'text/html' });
}

/** Makes the response complete itself at the moment its head is written, whoever writes it. */
export function completeWhenWritten(response: ServerResponse, context: AnswerContext): void {
  const write = response.writeHead.bind(response);
  const body = replaceBody(response, () => plainFailure(response, context));
  response.writeHead = (status: number, ...rest: unknown[]) => {
    response.statusCode = status;
    const whole = rest.find(isPublished);
    if (whole) {
      own.add(response);
      const { cookie } = context.reader;
      const chosen = cookie ? { 'set-cookie': cookie } : {};
      return write(status, { ...context.common, 'x-request-id': context.requestId, ...chosen, ...whole });
    }
    // Handed to the original, headers would bypass what is completed here.
    for (const headers of rest.filter(isHeaders)) {
      for (const [name, value] of Object.entries(headers))
        if (value !== undefined) response.setHeader(name, value);
    }
    body.settle();
    complete(response, context);
    return write(response.statusCode);
  };
}

// Closing while somebody still sends makes their system throw our answer away unread (RFC 9112, section 9.6).
function endWhenSent(response: ServerResponse): void {
  const request = response.req;
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, LINGER);
  timer.unref();
  if (request.complete || request.destroyed) end();
  else request.once('end', end).once('close', end).resume();
}

/** Answers with a refusal. `close`: the connection ends, because what is left of the body must not be read as a request. */
export function refuse(response: ServerResponse, refusal: Refusal, refused: Refused, close: boolean): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (refusal.allow) response.setHeader('allow', refusal.allow);
  if (close) response.setHeader('connection', 'close');
  const { contentType, text } = apology(refusal, refused);
  response.setHeader('content-type', contentType);
  response.statusCode = refusal.status;
  own.add(response);
  if (!close) return void response.end(text);
  response.setHeader('content-length', Buffer.byteLength(text));
  response.write(text);
  endWhenSent(response);
}
