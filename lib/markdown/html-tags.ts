import { visibleText } from './bounds.ts';

/** A tag of an author's HTML: its name and nothing of its attributes but where a link leads and how many cells a cell is. */
export type Tag = {
  kind: 'tag';
  name: string;
  closes: boolean;
  href: string;
  across: number;
  down: number;
  typed: string;
};
export type HtmlPart = { kind: 'text'; text: string } | Tag;

/** What marks words within a line. */
export const inlineTags = new Set(
  'strong b em i del s strike code kbd samp tt sub sup u ins mark small big span label abbr a cite q time wbr'.split(
    ' ',
  ),
);
/** What begins a line of its own. */
export const lineTags = new Set(
  'br p div li ul ol dl dt dd details summary center section article header footer h1 h2 h3 h4 h5 h6 hr figure figcaption blockquote'.split(
    ' ',
  ),
);
/** What tables are made of. */
export const tableTags = new Set('table thead tbody tfoot caption colgroup col tr td th'.split(' '));

// No part reaches beyond the next "<", so that what never ends costs no more than its length.
// A name is taken whole: giving back its letters one by one to the attributes takes time with the square of its length.
const part =
  /<!--[\s\S]*?(?:-->|$)|<(?<closes>\/?)(?<name>[a-z][a-z0-9-]*)(?![a-z0-9-])(?<attributes>(?:[^<>"']|"[^"<]*"|'[^'<]*')*)>|[^<]+|</gi;
const attribute = (name: string) =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i');
const [href, colspan, rowspan] = [attribute('href'), attribute('colspan'), attribute('rowspan')];

const names: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', hellip: '…' },
  ...{
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    bull: '•',
    middot: '·',
    copy: '©',
    reg: '®',
    trade: '™',
  },
  ...{
    sect: '§',
    para: '¶',
    deg: '°',
    times: '×',
    euro: '€',
    pound: '£',
    le: '≤',
    ge: '≥',
    rarr: '→',
    larr: '←',
  },
};

/** Words of HTML with its references to characters resolved, but for those that hide or turn around what follows. */
function decoded(text: string): string {
  const plain = text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (all, decimal, hex, name) => {
    if (name) return Object.hasOwn(names, name) ? (names[name] ?? all) : all;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
  return visibleText(plain);
}

const valueIn = (pattern: RegExp, attributes: string) => {
  const [, one, two, three] = pattern.exec(attributes) ?? [];
  return one ?? two ?? three ?? '';
};
const cells = (text: string) => Math.min(Math.max(Number.parseInt(text, 10) || 1, 1), 50);

/**
 * An author's HTML as words and harmless tags, comments left out; null where it holds any other tag, of which nothing is taken
 * over: the whole is then shown as it was typed.
 */
export function htmlParts(html: string): HtmlPart[] | null {
  const parts: HtmlPart[] = [];
  for (const { 0: typed, groups } of html.matchAll(part)) {
    if (typed.startsWith('<!--')) continue;
    const name = groups?.name?.toLowerCase();
    if (!name) {
      // What begins like a tag and never ends as one is no words either.
      if (typed === '<') return null;
      parts.push({ kind: 'text', text: decoded(typed) });
      continue;
    }
    if (!inlineTags.has(name) && !lineTags.has(name) && !tableTags.has(name)) return null;
    const attributes = groups?.attributes ?? '';
    parts.push({
      kind: 'tag',
      name,
      closes: groups?.closes === '/',
      href: name === 'a' ? decoded(valueIn(href, attributes)) : '',
      across: cells(valueIn(colspan, attributes)),
      down: cells(valueIn(rowspan, attributes)),
      typed,
    });
  }
  return parts;
}
