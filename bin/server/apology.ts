import type { Locale } from '#lib/messages/locale.ts';
import { findSentence, worded } from '#lib/messages/problem.ts';
import { translator } from '#lib/messages/translator.ts';
import { type Body, refusalBody, wayBack } from '#lib/refusal/answer.ts';
import { isClear, mayHelp, textOf } from '#lib/refusal/words.ts';
import type { Refusal } from './target.ts';

const words = translator('errors', 'en');

/** What people read while a part that is needed, the database above all, does not answer. */
export const away: Refusal = { status: 503, reason: words('away') };
/** What people read when we made a mistake. */
export const mistake: Refusal = { status: 500, reason: words('mistake') };

/** What a refusal must know of the request that it answers. */
export type Refused = {
  requestId: string;
  nonce: string;
  method: string;
  /** Path and query, as they were asked for. */
  target: string;
  /** The header of this name, if it was sent. */
  accept: string | undefined;
  reader: { readonly locale: Locale };
};

function said(refusal: Refusal, locale: Locale): { text: string; locale: Locale } {
  const t = translator('errors', locale);
  if (refusal === away) return { text: t('away'), locale };
  if (refusal === mistake) return { text: t('mistake'), locale };
  // What only programs ever meet is said in English.
  if (!findSentence(refusal.reason)) return { text: refusal.reason, locale: 'en' };
  return { text: worded(refusal.reason, locale), locale };
}

/** A refusal as its reader takes it: what happened, what to do, and the number to name when asking. */
export function apology(
  refusal: Refusal,
  { requestId, nonce, method, target, accept, reader }: Refused,
): Body {
  const { status } = refusal;
  const refused = {
    ...said(refusal, reader.locale),
    status,
    again: method === 'GET' && mayHelp(status) ? target : null,
    back: wayBack(target),
    requestId: isClear(status) ? null : requestId,
  };
  return refusalBody(refused, accept, nonce);
}

/** The same for an answer that says nothing but its status, as the framework's to a method that a handler does not take. */
export function bareApology(status: number, refused: Refused): Body {
  const { locale } = refused.reader;
  return refusalBody(
    {
      status,
      locale,
      text: textOf(status, locale),
      back: wayBack(refused.target),
      requestId: isClear(status) ? null : refused.requestId,
    },
    refused.accept,
    refused.nonce,
  );
}
