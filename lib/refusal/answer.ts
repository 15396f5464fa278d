import { type Refused, refusalPage } from './page.ts';
import { titleOf } from './words.ts';

/** What an answer's body is, and of which type. */
export type Body = { contentType: string; text: string };

/** Where somebody goes on from a refusal: the front of the portal, of their duties or of the workspace; null there itself. */
export function wayBack(address: string): string | null {
  const front = /^\/(?:trust|duties|w)\/[a-z0-9-]+(?=[/?])/.exec(address)?.[0];
  return front ?? null;
}

/**
 * A refusal in the form that was asked for: a page for whoever reads pages, else `{message}` for programs that take JSON, else
 * the sentence alone. `accept` is the request's header.
 */
export function refusalBody(refused: Refused, accept = '', nonce?: string): Body {
  if (/\btext\/html\b|\bapplication\/xhtml\+xml\b/i.test(accept))
    return { contentType: 'text/html; charset=utf-8', text: refusalPage(refused, nonce) };
  const { text, requestId, status, locale } = refused;
  if (/\bapplication\/(?:[\w.-]+\+)?json\b/i.test(accept)) {
    const said = {
      message: text,
      title: titleOf(status, locale),
      ...(requestId ? { reference: requestId } : {}),
    };
    return { contentType: 'application/json; charset=utf-8', text: JSON.stringify(said) };
  }
  return { contentType: 'text/plain; charset=utf-8', text: `${text}${requestId ? `\n${requestId}` : ''}\n` };
}
