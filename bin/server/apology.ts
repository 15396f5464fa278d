import type { Locale } from '#lib/messages/locale.ts';
import { worded } from '#lib/messages/problem.ts';
import { translator } from '#lib/messages/translator.ts';
import type { Refusal } from './target.ts';

const words = translator('errors', 'en');

/** What people read while a part that is needed, the database above all, does not answer. */
export const away: Refusal = { status: 503, reason: words('away') };
/** What people read when we made a mistake. */
export const mistake: Refusal = { status: 500, reason: words('mistake') };

const escaped: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What a refusal says to whoever reads `locale`; what only programs ever meet is said in English. */
function said(refusal: Refusal, locale: Locale): { reason: string; locale: Locale } {
  const t = translator('errors', locale);
  if (refusal === away) return { reason: t('away'), locale };
  if (refusal === mistake) return { reason: t('mistake'), locale };
  const reason = worded(refusal.reason, locale);
  return { reason, locale: reason === refusal.reason ? 'en' : locale };
}

/** A plain page: what happened, what to do, and the number to name when asking. Nothing of the request is repeated. */
export function apologyPage(refusal: Refusal, requestId: string, reader: Locale): string {
  const text = (value: string) => value.replace(/[&<>"']/g, (character) => escaped[character] ?? '');
  const { reason, locale } = said(refusal, reader);
  const t = translator('errors', locale);
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${text(t('unanswered'))}</title></head>
<body>
<main>
<h1>${text(t('unanswered'))}</h1>
<p>${text(reason)}</p>
<p>${text(t('number'))} <code>${text(requestId)}</code></p>
</main>
</body>
</html>
`;
}
