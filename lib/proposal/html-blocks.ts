import { Tokenizer } from 'htmlparser2';
import type { Block, Link } from './block.ts';
import { type SourceText, SourceTextBuilder } from './source-text.ts';

// What is no text of the page, or leads around it.
const skipped = new Set(
  'script style template svg math noscript nav footer head select button iframe object canvas video audio textarea dialog'.split(
    ' ',
  ),
);
// What ends the text before it.
const dividing = new Set(
  'p div section article main header aside ul ol li dl dt dd table thead tbody tfoot tr td th caption h1 h2 h3 h4 h5 h6 blockquote pre figure figcaption details summary address hr br form fieldset legend body html title'.split(
    ' ',
  ),
);
// Headings that are not named so stand below all others.
const headings = new Map([
  ...[1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, level] as const),
  ['summary', 7],
  ['dt', 7],
]);

/**
 * Reads HTML tag by tag, without a tree: pages nested a hundred thousand deep, or with a hundred thousand end tags that
 * close nothing, take no longer than others.
 */
class HtmlReader {
  readonly blocks: Block[] = [];
  readonly #source: string;
  readonly #text = new SourceTextBuilder();
  #skip: { name: string; depth: number } | null = null;
  #heading = 0;
  #item = false;
  #row: { cells: SourceText[]; heads: number } | null = null;
  #links: Link[] = [];
  #linked = 0;
  #tag = '';
  #attribute = '';
  #value = '';
  #link: { href: string; label: string } | null = null;

  constructor(source: string) {
    this.#source = source;
  }

  text(start: number, end: number, sign?: string): void {
    if (this.#skip) return;
    const said = sign ?? this.#source.slice(start, end);
    if (sign === undefined) this.#text.add(said, start);
    else this.#text.addAs(sign, start, end);
    if (!this.#link) return;
    this.#linked += said.length;
    if (this.#link.label.length < 200) this.#link.label += said.slice(0, 200);
  }

  open(start: number, end: number): void {
    this.#tag = this.#source.slice(start, Math.min(end, start + 20)).toLowerCase();
    if (this.#skip) {
      if (this.#tag === this.#skip.name) this.#skip.depth += 1;
      return;
    }
    if (skipped.has(this.#tag)) this.#skip = { name: this.#tag, depth: 1 };
    else if (this.#tag === 'a') this.#link = { href: '', label: '' };
    if (dividing.has(this.#tag)) this.#divide(this.#tag);
  }

  attribute(start: number, end: number): void {
    this.#attribute = this.#source.slice(start, Math.min(end, start + 20)).toLowerCase();
    this.#value = '';
  }

  value(piece: string): void {
    if (this.#value.length < 2000) this.#value += piece.slice(0, 2000);
  }

  attributeEnd(): void {
    if (this.#tag === 'a' && this.#attribute === 'href' && this.#link) this.#link.href = this.#value;
  }

  close(name: string): void {
    if (this.#skip) {
      if (name === this.#skip.name) this.#skip.depth -= 1;
      if (this.#skip.depth === 0) this.#skip = null;
      return;
    }
    if (name === 'a') this.#endLink();
    if (!dividing.has(name)) return;
    this.#flush();
    if (headings.has(name)) this.#heading = 0;
    if (name === 'li') this.#item = false;
    if (name === 'tr' || name === 'table') this.#endRow();
  }

  end(): Block[] {
    this.#flush();
    this.#endRow();
    return this.blocks;
  }

  #endLink(): void {
    if (this.#link?.href) this.#links.push({ ...this.#link, label: this.#link.label.trim() });
    this.#link = null;
  }

  #divide(name: string): void {
    this.#flush();
    this.#heading = headings.get(name) ?? 0;
    if (name === 'li') this.#item = true;
    if (name === 'tr') {
      this.#endRow();
      this.#row = { cells: [], heads: 0 };
    }
    if (name === 'th' && this.#row) this.#row.heads += 1;
  }

  #flush(): void {
    this.#endLink();
    const text = this.#text.take();
    const [links, linked] = [this.#links, this.#linked];
    if (this.#row) {
      if (text.text !== '') this.#row.cells.push(text);
      return;
    }
    this.#links = [];
    this.#linked = 0;
    if (text.text === '') return;
    if (this.#heading > 0) this.blocks.push({ kind: 'heading', level: this.#heading, text, links });
    else this.blocks.push({ kind: this.#item ? 'item' : 'paragraph', text, links, linked });
  }

  #endRow(): void {
    const row = this.#row;
    this.#row = null;
    if (!row) return;
    const links = this.#links;
    this.#links = [];
    this.#linked = 0;
    if (row.cells.length > 0)
      this.blocks.push({ kind: 'row', cells: row.cells, header: row.heads >= row.cells.length, links });
  }
}

/** Blocks of an HTML page or piece of one, in order. */
export function htmlBlocks(source: string): Block[] {
  const reader = new HtmlReader(source);
  const ignore = () => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => reader.text(start, end),
      ontextentity: (codepoint, end) => {
        const ampersand = source.lastIndexOf('&', end - 1);
        reader.text(Math.max(ampersand, end - 40, 0), end, String.fromCodePoint(codepoint));
      },
      onopentagname: (start, end) => reader.open(start, end),
      onopentagend: ignore,
      onselfclosingtag: ignore,
      onclosetag: (start, end) => reader.close(source.slice(start, Math.min(end, start + 20)).toLowerCase()),
      onattribname: (start, end) => reader.attribute(start, end),
      onattribdata: (start, end) => reader.value(source.slice(start, end)),
      onattribentity: (codepoint) => reader.value(String.fromCodePoint(codepoint)),
      onattribend: () => reader.attributeEnd(),
      oncomment: ignore,
      oncdata: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  return reader.end();
}
