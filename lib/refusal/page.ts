import type { Locale } from '../messages/locale.ts';
import { translator } from '../messages/translator.ts';
import { titleOf } from './words.ts';

/** A refusal as somebody reads it. `text` is in `locale` already, and nothing of the request but its address is repeated. */
export type Refused = {
  status: number;
  text: string;
  locale: Locale;
  /** The address that was asked for, where asking for it once more may help. */
  again?: string | null;
  /** The front of what the address belongs to. */
  back?: string | null;
  /** The number in our log, where somebody may have to look for it. */
  requestId?: string | null;
};

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');

/*
 * The frame of a page with one thing to do (components/shell/narrow-shell.tsx) without anything that would have to be loaded: this
 * page comes when loading may be what fails. The colours are those of app/globals.css; a test holds them together.
 */
const styles = `:root{color-scheme:light dark;--canvas:#f8f8f6;--surface:#ffffff;--line:#e4e5e1;--ink:#181c1b;--ink-muted:#525a56;--accent:#0f5873;--accent-ink:#ffffff;--accent-text:#0f5873}
@media (prefers-color-scheme:dark){:root{--canvas:#0f1211;--surface:#161a19;--line:#29302d;--ink:#e9ecea;--ink-muted:#aab3af;--accent:#7cc3dc;--accent-ink:#06222c;--accent-text:#86c9e1}}
*{box-sizing:border-box}
body{min-height:100vh;margin:0;padding:1.5rem 1rem 3.5rem;background:var(--canvas);color:var(--ink);font:1rem/1.5 "Inter Variable",ui-sans-serif,system-ui,"Segoe UI","Noto Sans",sans-serif;-webkit-text-size-adjust:100%}
header,main{max-width:32rem;margin:0 auto}
header{display:flex;align-items:center;gap:.5rem;font-weight:600;letter-spacing:-.01em}
header svg{width:1.25rem;height:1.25rem;color:var(--accent-text)}
main{padding-top:3rem;overflow-wrap:anywhere}
h1{margin:0;font:500 1.875rem/1.25 "Source Serif 4 Variable",ui-serif,Georgia,"Noto Serif",serif;letter-spacing:-.015em;text-wrap:balance}
p{margin:.5rem 0 0;color:var(--ink-muted)}
.ways{display:flex;flex-wrap:wrap;gap:.75rem 1.25rem;align-items:center;margin-top:1.75rem}
a{display:inline-flex;align-items:center;min-height:2.75rem;color:var(--accent-text);text-underline-offset:3px}
.first{padding:.5rem 1.25rem;border-radius:.375rem;background:var(--accent);color:var(--accent-ink);font-weight:500;text-decoration:none}
a:focus-visible{outline:2px solid var(--accent-text);outline-offset:2px}
.number{margin-top:2.5rem;padding-top:1rem;border-top:1px solid var(--line);font-size:.8125rem}
code{font-family:ui-monospace,"SF Mono",Menlo,"DejaVu Sans Mono",monospace;user-select:all}
:lang(ja){line-break:strict;word-break:auto-phrase}
:lang(de) h1{hyphens:auto}
`;

const mark =
  '<svg viewBox="0 0 24 24" fill="none" aria-hidden="true"><path d="M18.9 6.2A9 9 0 1 0 18.9 17.8" stroke="currentColor" stroke-width="2.75" stroke-linecap="round"/><circle cx="12" cy="12" r="3.25" fill="currentColor"/></svg>';

/**
 * The one page of what was refused before any page could be: what happened, what to do, and the ways on. It loads nothing and runs
 * nothing; `nonce` is that of the answer's content security policy.
 */
export function refusalPage(refused: Refused, nonce: string | undefined): string {
  const { status, text, locale, again, back, requestId } = refused;
  const t = translator('errors', locale);
  const title = titleOf(status, locale);
  const ways = [
    ...(again ? [{ href: again, label: translator('failure', locale)('tryAgain') }] : []),
    ...(back ? [{ href: back, label: t('toOverview') }] : []),
  ];
  const links = ways.map(
    ({ href, label }, at) =>
      `<a${at === 0 ? ' class="first"' : ''} href="${escaped(href)}">${escaped(label)}</a>`,
  );
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${escaped(title)} · Candor</title>
<style${nonce ? ` nonce="${escaped(nonce)}"` : ''}>
${styles}</style></head>
<body>
<header>${mark} Candor</header>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
${links.length > 0 ? `<p class="ways">${links.join(' ')}</p>\n` : ''}${requestId ? `<p class="number">${escaped(t('number'))} <code>${escaped(requestId)}</code></p>\n` : ''}</main>
</body>
</html>
`;
}
