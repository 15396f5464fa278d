import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { type Block, blocksOf, type Span } from './markdown-blocks.ts';
import { indent, leading, margin, PageWriter, paper } from './page-writer.ts';
import { linesOf } from './paragraph-lines.ts';

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

const sizes = { 1: 20, 2: 14, 3: 11.5 } as const;
const body = 10;

function sizeOfHeading(depth: number): number {
  return depth === 1 ? sizes[1] : depth === 2 ? sizes[2] : sizes[3];
}

const plain = (spans: readonly Span[]) => spans.map((span) => span.text).join('');
const textWidth = (left: number, size: number) => ((paper.width - 2 * margin.side - left) * 1000) / size;

async function writeBlock(writer: PageWriter, block: Block): Promise<void> {
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

async function writeFacts(writer: PageWriter, given: MarkdownDocument): Promise<void> {
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
  const writer = new PageWriter(doc);
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
