import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { trueType } from './fonts.ts';
import { type Block, blocksOf, type Span } from './markdown-blocks.ts';
import { type Line, linesOf } from './paragraph-lines.ts';

/** A document to be written. `facts` follow the text in a list of their own, e.g. what was recorded at a signing. */
export type MarkdownDocument = {
  title: string;
  markdown: string;
  /** BCP 47, e.g. `en`. */
  language?: string;
  factsTitle?: string;
  facts?: readonly { label: string; value: string }[];
  /** Written into the file's properties; a fixed one makes the same bytes again. */
  createdAt?: Date;
};

const margin = { top: 72, bottom: 72, side: 72 };
const paper = { width: 595.28, height: 841.89 };
const indent = 20;
const leading = 1.45;
const sizes = { 1: 20, 2: 14, 3: 11.5 } as const;
const body = 10;

// A PDF embeds a variable font as its default weight, which these families draw hair-thin; a line around the letters makes
// up for it.
const thin = new Set(['noto-sans-hebrew', 'noto-sans-sc', 'noto-sans-tc', 'noto-sans-jp', 'noto-sans-kr']);

function sizeOfHeading(depth: number): number {
  return depth === 1 ? sizes[1] : depth === 2 ? sizes[2] : sizes[3];
}

/** Puts lines on pages, begins new ones, and tags each stretch for screen readers. */
class Writer {
  readonly doc: PDFKit.PDFDocument;
  #y = margin.top;

  constructor(doc: PDFKit.PDFDocument) {
    this.doc = doc;
  }

  space(points: number): void {
    if (this.#y > margin.top) this.#y += points;
  }

  /** Begins a new page unless this much still fits. */
  need(points: number): void {
    if (this.#y + points <= paper.height - margin.bottom) return;
    this.doc.addPage();
    this.#y = margin.top;
  }

  outline(title: string): void {
    this.doc.outline.addItem(title);
  }

  rule(): void {
    this.need(12);
    this.doc.markContent('Artifact', { type: 'Layout' });
    this.doc
      .moveTo(margin.side, this.#y + 4)
      .lineTo(paper.width - margin.side, this.#y + 4)
      .lineWidth(0.5)
      .strokeColor('#999')
      .stroke();
    this.doc.endMarkedContent();
    this.#y += 12;
  }

  /** Draws lines under one structure element a page. `left` is in points from the margin. */
  async lines(
    tag: string,
    lines: readonly Line[],
    size: number,
    left: number,
    marker: Line | null,
  ): Promise<void> {
    const height = size * leading;
    let rest = [...lines];
    let label = marker;
    while (rest.length > 0) {
      this.need(height);
      const fits = Math.max(1, Math.floor((paper.height - margin.bottom - this.#y) / height));
      const here = rest.slice(0, fits);
      rest = rest.slice(fits);
      await this.#openFonts([...here, ...(label ? [label] : [])]);
      const first = label;
      label = null;
      this.doc.addStructure(
        this.doc.struct(tag, {}, [
          () => {
            if (first) this.#draw(first, size, margin.side + left - indent + 4);
            for (const line of here) {
              const room = paper.width - margin.side - (line.width * size) / 1000;
              this.#draw(line, size, line.rightToLeft ? room : margin.side + left);
              this.#y += height;
            }
          },
        ]),
      );
    }
  }

  async #openFonts(lines: readonly Line[]): Promise<void> {
    const slices = new Map(
      lines.flatMap((line) => line.runs.map((run) => [run.slice.path, run.slice] as const)),
    );
    for (const [path, slice] of slices) this.doc.registerFont(path, await trueType(slice));
  }

  #draw(line: Line, size: number, from: number): void {
    let x = from;
    for (const run of line.runs) {
      this.doc.font(run.slice.path).fontSize(size).fillColor('#1a1a1a');
      const stroke = (run.bold ? 0.03 : 0) + (thin.has(run.slice.family) ? 0.02 : 0);
      if (stroke > 0) this.doc.lineWidth(size * stroke).strokeColor('#1a1a1a');
      // Features given, so that a run is shaped as one piece, as its script asks.
      this.doc.text(run.text, x, this.#y + size, {
        lineBreak: false,
        baseline: 'alphabetic',
        features: ['kern'],
        fill: true,
        stroke: stroke > 0,
      });
      x += (run.width * size) / 1000;
    }
  }
}

const plain = (spans: readonly Span[]) => spans.map((span) => span.text).join('');
const textWidth = (left: number, size: number) => ((paper.width - 2 * margin.side - left) * 1000) / size;

async function writeBlock(writer: Writer, block: Block): Promise<void> {
  if (block.kind === 'rule') return writer.rule();
  if (block.kind === 'heading') {
    const size = sizeOfHeading(block.depth);
    writer.space(size * 0.9);
    // A heading does not stand alone at the foot of a page.
    writer.need(size * leading + body * leading * 2);
    writer.outline(plain(block.spans));
    const tag = `H${Math.min(block.depth, 6)}`;
    await writer.lines(tag, await linesOf(block.spans, textWidth(0, size)), size, 0, null);
    return writer.space(size * 0.2);
  }
  const left = block.level * indent;
  const marker = block.marker
    ? ((await linesOf([{ text: block.marker, bold: false }], 10_000))[0] ?? null)
    : null;
  const lines = await linesOf(block.spans, textWidth(left, body));
  await writer.lines(block.marker ? 'LI' : 'P', lines, body, left, marker);
  writer.space(body * 0.6);
}

async function writeFacts(writer: Writer, given: MarkdownDocument): Promise<void> {
  if (!given.facts?.length) return;
  writer.space(20);
  writer.rule();
  const title: Span[] = [{ text: given.factsTitle ?? 'Record', bold: true }];
  await writeBlock(writer, { kind: 'heading', depth: 2, spans: title });
  for (const { label, value } of given.facts) {
    const spans = [{ text: `${label}: `, bold: true }];
    await writeBlock(writer, {
      kind: 'paragraph',
      level: 0,
      marker: null,
      spans: [...spans, { text: value, bold: false }],
    });
  }
}

async function numberPages(doc: PDFKit.PDFDocument): Promise<void> {
  const { start, count } = doc.bufferedPageRange();
  const [slice] = (await linesOf([{ text: '0', bold: false }], 10_000))[0]?.runs ?? [];
  if (!slice) return;
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font(slice.slice.path).fontSize(8).fillColor('#666');
    const y = paper.height - margin.bottom / 2;
    doc.text(`${page + 1} / ${count}`, margin.side, y, {
      width: paper.width - 2 * margin.side,
      align: 'center',
      lineBreak: false,
    });
    doc.endMarkedContent();
  }
}

async function write(doc: PDFKit.PDFDocument, given: MarkdownDocument): Promise<void> {
  const writer = new Writer(doc);
  for (const block of blocksOf(given.markdown)) await writeBlock(writer, block);
  await writeFacts(writer, given);
  await numberPages(doc);
  doc.end();
}

/**
 * Writes a Markdown text as a tagged PDF: A4, outline, page numbers, in any script that the shipped fonts have, with
 * right-to-left paragraphs at the right margin. An error ends the stream with it.
 */
export function markdownDocument(given: MarkdownDocument): Readable {
  const created = given.createdAt ? { CreationDate: given.createdAt, ModDate: given.createdAt } : {};
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: given.language ?? 'en',
    bufferPages: true,
    info: { Title: given.title, Producer: 'Candor', Creator: 'Candor', ...created },
  });
  write(doc, given).catch((error: unknown) => {
    doc.destroy(error instanceof Error ? error : new Error('The document could not be written.'));
  });
  return doc;
}
