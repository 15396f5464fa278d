import { createHash } from 'node:crypto';

/**
 * A page as it is sent to everybody: without scripts, with the hashes of the style sheets that stand in it. `status` is 410
 * for a tombstone (components/portal/tombstone.tsx).
 */
export type BarePage = { html: string; styleHashes: string[]; status: 200 | 410 };

const scriptLinks = /<link\b[^>]*\bas="script"[^>]*>/g;
const nonces = /(<(?:link|style)\b[^>]*?) nonce="[^"]*"/g;
const styles = /<style\b[^>]*>([^<]*)<\/style>/g;
// What the framework would have moved into place with its scripts.
const unfinished = [
  '<!--$?-->',
  '<!--$!-->',
  '<template id="B:',
  '<div hidden id="S:',
  '<script',
  ' style="',
];

function withoutScripts(html: string): string {
  // Cut by searching, not by one expression: a page with openings only would keep that busy.
  const end = '</script>';
  const [first = '', ...rest] = html.split('<script');
  return rest.reduce((kept, part) => {
    const at = part.indexOf(end);
    return at === -1 ? `${kept}<script${part}` : kept + part.slice(at + end.length);
  }, first);
}

/**
 * Takes the framework's scripts out of a page that it has rendered. React escapes `<` in texts and attributes, so that a
 * tag in the text is a tag of the page. Null for a page that would not be whole without scripts or under a strict policy.
 */
export function barePage(rendered: string): BarePage | null {
  const html = withoutScripts(rendered).replace(scriptLinks, '').replace(nonces, '$1');
  if (unfinished.some((sign) => html.includes(sign))) return null;
  const styleHashes = [...html.matchAll(styles)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  // A quotation mark in a text is escaped, so that the mark is an attribute.
  return { html, styleHashes, status: html.includes(' data-tombstone="gone"') ? 410 : 200 };
}
