import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { commonHeaders, dataPolicy, type PolicyOptions, pagePolicy } from './security-headers.ts';
import type { Refusal } from './target.ts';

/** What an answer's headers need to know of its request. */
export type AnswerContext = PolicyOptions & { requestId: string; nonce: string; path: string };

// Names in these folders change with their content.
const immutable = /^\/_next\/static\//;

function isPersonal(contentType: string): boolean {
  return /^(text\/html|text\/x-component|text\/plain|application\/json|application\/problem\+json)/.test(
    contentType,
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
  for (const [name, value] of Object.entries(commonHeaders(context))) response.setHeader(name, value);
  response.setHeader('x-request-id', context.requestId);
  response.removeHeader('x-powered-by');
  const contentType = contentTypeOf(response);
  if (contentType.startsWith('text/html')) {
    response.setHeader('content-security-policy', pagePolicy(context.nonce, context));
  } else if (!response.hasHeader('content-security-policy')) {
    response.setHeader('content-security-policy', dataPolicy(contentType));
  }
  if (immutable.test(context.path) && response.statusCode === 200) return;
  // What the framework takes for static may still carry a nonce or a name: never in a shared cache (X07, P19).
  if (isPersonal(contentType) || !response.hasHeader('cache-control') || response.statusCode >= 400) {
    response.setHeader('cache-control', 'private, no-store');
  }
}

function isHeaders(value: unknown): value is OutgoingHttpHeaders {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Makes the response complete itself at the moment its head is written, whoever writes it. */
export function completeWhenWritten(response: ServerResponse, context: AnswerContext): void {
  const write = response.writeHead.bind(response);
  response.writeHead = (status: number, ...rest: unknown[]) => {
    response.statusCode = status;
    // Handed to the original, headers would bypass what is completed here.
    for (const headers of rest.filter(isHeaders)) {
      for (const [name, value] of Object.entries(headers))
        if (value !== undefined) response.setHeader(name, value);
    }
    complete(response, context);
    return write(status);
  };
}

const escaped: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A plain page: what happened, what to do, and the number to name when asking. Nothing of the request is repeated. */
export function apologyPage(title: string, sentence: string, requestId: string): string {
  const text = (value: string) => value.replace(/[&<>"']/g, (character) => escaped[character] ?? '');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${text(title)}</title></head>
<body>
<main>
<h1>${text(title)}</h1>
<p>${text(sentence)}</p>
<p>If you ask for help, name this number: <code>${text(requestId)}</code></p>
</main>
</body>
</html>
`;
}

/** Answers with a refusal. `close`: the connection ends, because what is left of the body must not be read as a request. */
export function refuse(response: ServerResponse, refusal: Refusal, requestId: string, close: boolean): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (refusal.allow) response.setHeader('allow', refusal.allow);
  if (close) response.setHeader('connection', 'close');
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.statusCode = refusal.status;
  response.end(apologyPage('This request was not answered', refusal.reason, requestId));
}
