import type { Block } from './block.ts';
import { inlineMarkdown } from './inline-markdown.ts';
import { type Line, linesOf } from './lines.ts';
import { type SourceText, SourceTextBuilder } from './source-text.ts';

const fence = /^ {0,3}(?:```|~~~)/;
const heading = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const htmlHeading = /^ {0,3}<h([1-6])[ >]/i;
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/;
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const marker = /^[ \t]{0,40}(?:[*+\-•]|\d{1,9}[.)])[ \t]+(?:[*+\-•][ \t]+)?/;
const quote = /^[ \t]{0,3}>[> \t]*/;
const delimiterRow = /^[|:\- \t]+$/;
const definition = /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]/;

type Kind = 'paragraph' | 'item';

/** Reads Markdown line by line: headings, paragraphs, list items, tables; code and front matter are left out. */
class MarkdownReader {
  readonly blocks: Block[] = [];
  readonly #text = new SourceTextBuilder();
  #kind: Kind = 'paragraph';

  #raw(): SourceText {
    return this.#text.take();
  }

  #add(line: Line): void {
    this.#text.add(` ${line.text}`, line.start - 1);
  }

  end(): void {
    if (!this.#text.isEmpty) {
      const block = inlineMarkdown(this.#raw());
      if (block.text.text !== '') this.blocks.push({ kind: this.#kind, ...block });
    }
    this.#kind = 'paragraph';
  }

  heading(line: Line, level: number): void {
    this.end();
    this.#add(line);
    this.#endAsHeading(level);
  }

  #endAsHeading(level: number): void {
    const { text, links } = inlineMarkdown(this.#raw());
    this.#kind = 'paragraph';
    if (text.text !== '') this.blocks.push({ kind: 'heading', level, text, links });
  }

  /** The line below a paragraph that makes it a heading. Answers whether it did. */
  underline(line: Line): boolean {
    if (this.#text.isEmpty || this.#kind === 'item' || !underline.test(line.text)) return false;
    this.#endAsHeading(line.text.includes('=') ? 1 : 2);
    return true;
  }

  item(line: Line): void {
    this.end();
    this.#kind = 'item';
    this.#add(line);
  }

  row(line: Line): void {
    this.end();
    const cells: SourceText[] = [];
    const links: Block['links'] = [];
    let place = line.start;
    for (const piece of line.text.split('|')) {
      this.#text.add(piece, place);
      place += piece.length + 1;
      const cell = inlineMarkdown(this.#raw());
      links.push(...cell.links);
      if (cell.text.text !== '') cells.push(cell.text);
    }
    if (cells.length > 0) this.blocks.push({ kind: 'row', cells, header: false, links });
  }

  /** The row before was the table's head. */
  headRow(): void {
    this.end();
    const last = this.blocks.at(-1);
    if (last?.kind === 'row') last.header = true;
  }

  line(line: Line): void {
    // CommonMark would let it go on with the item; people who write so mean a new paragraph.
    if (this.#kind === 'item' && /^\p{Lu}/u.test(line.text)) this.end();
    this.#add(line);
  }
}

function without(line: Line, prefix: RegExp): Line {
  const length = prefix.exec(line.text)?.[0].length ?? 0;
  return length === 0 ? line : { start: line.start + length, text: line.text.slice(length) };
}

const headingTag = /<\/?h[1-6][^<>]{0,500}>/gi;

function readLine(reader: MarkdownReader, whole: Line): void {
  const line = without(whole, quote);
  const level = heading.exec(line.text)?.[1]?.length ?? htmlHeading.exec(line.text)?.[1];
  if (line.text.trim() === '' || definition.test(line.text)) reader.end();
  else if (level !== undefined) {
    // Closing marks are no words; blanks in their place keep the positions.
    const text = line.text
      .replace(headingTag, (tag) => ' '.repeat(tag.length))
      .replace(/^ {0,3}#{1,6}/, (marks) => ' '.repeat(marks.length))
      .trimEnd()
      .replace(/(?<= )#+$/, '');
    reader.heading({ start: line.start, text }, Number(level));
  } else if (reader.underline(line)) return;
  else if (rule.test(line.text)) reader.end();
  else if (delimiterRow.test(line.text) && line.text.includes('|') && line.text.includes('-'))
    reader.headRow();
  else if (/^[ \t]*\|/.test(line.text)) reader.row(line);
  else if (marker.test(line.text)) reader.item(without(line, marker));
  else reader.line(line);
}

/** The number of lines that tell about the page and are none of it: from `---` to the next one. */
function frontMatterOf(lines: readonly Line[]): number {
  if (lines[0]?.text.trim() !== '---') return 0;
  const end = lines.findIndex(({ text }, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(text));
  return end + 1;
}

/** Blocks of a Markdown text, in order. */
export function markdownBlocks(source: string): Block[] {
  const reader = new MarkdownReader();
  const lines = linesOf(source);
  let code = false;
  for (const line of lines.slice(frontMatterOf(lines))) {
    if (fence.test(line.text)) {
      reader.end();
      code = !code;
    } else if (!code) readLine(reader, line);
  }
  reader.end();
  return reader.blocks;
}
