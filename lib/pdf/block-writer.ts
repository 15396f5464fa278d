import { type AsideWords, englishAsides } from '#lib/markdown/aside.ts';
import type { Block, Span } from './markdown-blocks.ts';
import { indent, leading, margin, type PageWriter, paper } from './page-writer.ts';
import { linesOf } from './paragraph-lines.ts';
import { writeTable } from './table-writer.ts';

/** Size of running text, in points. */
export const body = 10;
const codeSize = 8.5;
const widest = paper.width - 2 * margin.side;
const tallest = (paper.height - margin.top - margin.bottom) * 0.8;

/** The document's own pictures by id: PNG or JPEG, with their sizes in pixels. They must be sound: one that is not ends the document. */
export type Pictures = ReadonlyMap<string, { bytes: Buffer; width: number; height: number }>;

/** A heading as it was written: its page (from 0) and the name of its place. */
export type Heading = { title: string; depth: number; page: number; destination: string };

export const plain = (spans: readonly Span[]) => spans.map((span) => span.text).join('');
export const textWidth = (left: number, size: number) => ((widest - left) * 1000) / size;

function sizeOfHeading(depth: number): number {
  return depth === 1 ? 20 : depth === 2 ? 14 : 11.5;
}

/** Writes blocks below each other, remembering where its headings stand. */
export class BlockWriter {
  readonly headings: Heading[] = [];
  readonly #writer: PageWriter;
  readonly #pictures: Pictures;
  readonly #asides: AsideWords;
  /** What the text's highest heading is in the document's structure. */
  #raise = 0;

  constructor(writer: PageWriter, pictures: Pictures, asides: AsideWords = englishAsides) {
    this.#writer = writer;
    this.#asides = asides;
    this.#pictures = pictures;
  }

  /** Writes a text; its highest heading becomes one of level `top`. */
  async text(blocks: readonly Block[], top: number): Promise<void> {
    const depths = blocks.flatMap((block) => (block.kind === 'heading' ? [block.depth] : []));
    this.#raise = top - Math.min(...depths, 6);
    for (const block of blocks) await this.#block(block, 0);
  }

  async heading(spans: readonly Span[], depth: number): Promise<void> {
    const writer = this.#writer;
    const size = sizeOfHeading(depth);
    const title = plain(spans).replace(/\s+/g, ' ').trim();
    if (title === '') return;
    writer.space(size * 0.9);
    // A heading does not stand alone at the foot of a page.
    writer.need(size * leading + body * leading * 5);
    const destination = `h${this.headings.length + 1}`;
    this.headings.push({ title, depth, page: writer.page, destination });
    writer.doc.addNamedDestination(destination, 'XYZ', 0, writer.y, null);
    writer.outline(title, depth);
    await writer.lines(`H${Math.min(depth, 6)}`, await linesOf(spans, textWidth(0, size)), size, 0);
    writer.space(size * 0.2);
  }

  async #block(block: Block, left: number): Promise<void> {
    const writer = this.#writer;
    switch (block.kind) {
      case 'heading':
        return this.heading(block.spans, block.depth + this.#raise);
      case 'paragraph':
        await writer.lines('P', await linesOf(block.spans, textWidth(left, body)), body, left);
        return writer.space(body * 0.6);
      case 'list':
        return this.#list(block, left);
      case 'quote': {
        const inside = Math.min(left + indent, widest / 2);
        writer.open('BlockQuote');
        if (block.aside) {
          const spans = [{ text: this.#asides[block.aside], bold: true }];
          await writer.lines('P', await linesOf(spans, textWidth(inside, body)), body, inside);
          writer.space(body * 0.3);
        }
        for (const inner of block.blocks) await this.#block(inner, inside);
        return writer.close();
      }
      case 'code':
        return this.#code(block.text, left);
      case 'table':
        return writeTable(writer, block.rows, left);
      case 'picture':
        return this.#picture(block, left);
      case 'rule':
        return writer.rule();
    }
  }

  async #list({ items }: Extract<Block, { kind: 'list' }>, outer: number): Promise<void> {
    const writer = this.#writer;
    const left = Math.min(outer + indent, widest / 2);
    writer.open('L');
    for (const { marker, blocks } of items) {
      const [line] = await linesOf([{ text: marker, bold: false }], 10_000);
      writer.need(body * leading);
      writer.open('LI');
      if (line) {
        await writer.openFonts([line]);
        const reads = await this.#isRightToLeft(blocks[0]);
        writer.mark('Lbl', () => {
          const place = reads ? paper.width - margin.side - left + 4 : margin.side + left - indent + 4;
          writer.draw({ ...line, rightToLeft: false }, body, place, writer.y, indent);
        });
      }
      writer.open('LBody');
      for (const inner of blocks) await this.#block(inner, left);
      if (blocks.length === 0) writer.down(body * leading);
      writer.close();
      writer.close();
    }
    writer.close();
  }

  async #isRightToLeft(block: Block | undefined): Promise<boolean> {
    if (block?.kind !== 'paragraph') return false;
    return (await linesOf(block.spans, 100_000))[0]?.rightToLeft ?? false;
  }

  async #code(text: string, left: number): Promise<void> {
    const spans = [{ text: text.replaceAll('\t', '    ').replace(/ /g, '\u00a0'), bold: false }];
    await this.#writer.lines(
      'Code',
      await linesOf(spans, textWidth(left + indent / 2, codeSize)),
      codeSize,
      left + indent / 2,
    );
    this.#writer.space(body * 0.6);
  }

  async #picture({ id, alt }: Extract<Block, { kind: 'picture' }>, left: number): Promise<void> {
    const writer = this.#writer;
    const image = this.#pictures.get(id);
    const said = alt || '–';
    if (!image) {
      const spans = [{ text: `[${said}]`, bold: false }];
      return writer.lines('P', await linesOf(spans, textWidth(left, body)), body, left);
    }
    // 96 points an inch, as on a screen, and never larger than the page.
    const scale = Math.min(0.75, (widest - left) / image.width, tallest / image.height);
    const [width, height] = [image.width * scale, image.height * scale];
    writer.need(height);
    writer.mark(
      'Figure',
      () => writer.doc.image(image.bytes, margin.side + left, writer.y, { width, height }),
      {
        alt: said,
      },
    );
    writer.down(height + body * 0.8);
  }
}
