import { headers } from 'next/headers';
import { readerAddress, readerLocale } from '#lib/messages/reader.ts';
import { refusalBody, wayBack } from '#lib/refusal/answer.ts';
import { isClear, mayHelp, textOf } from '#lib/refusal/words.ts';
import { requestOrigin } from './actor';
import { requestNonce } from './nonce';

/** What a handler answers instead of what was asked for; without a `text` of its own, what its status says in general. */
export async function refusal(
  status: number,
  text: string | null,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const [given, nonce, { requestId }] = await Promise.all([headers(), requestNonce(), requestOrigin()]);
  const locale = readerLocale();
  const refused = {
    status,
    locale,
    text: text ?? textOf(status, locale),
    // Empty for what was sent: nobody sends a form again by a link.
    again: mayHelp(status) ? given.get('x-candor-path') : null,
    back: wayBack(readerAddress()),
    requestId: isClear(status) ? null : requestId,
  };
  const body = refusalBody(refused, given.get('accept') ?? undefined, nonce);
  return new Response(body.text, {
    status,
    headers: { 'content-type': body.contentType, 'cache-control': 'no-store', ...more },
  });
}
