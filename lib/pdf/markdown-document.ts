import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import type { AsideWords } from '#lib/markdown/aside.ts';
import { BlockWriter, body, type Pictures } from './block-writer.ts';
import { pagesOfContents, writeContents } from './contents-writer.ts';
import { type Block, blocksOf } from './markdown-blocks.ts';
import { margin, PageWriter, paper } from './page-writer.ts';
import { linesOf } from './paragraph-lines.ts';

type Fact = { label: string; value: string };

/** A document to be written. `facts` follow the text in a list of their own, e.g. what was recorded at a signing. */
export type MarkdownDocument = {
  title: string;
  markdown: string;
  /** BCP 47, e.g. `en`. */
  language?: string;
  factsTitle?: string;
  facts?: readonly Fact[];
  /** Written into the file's properties; a fixed one makes the same bytes again. */
  createdAt?: Date;
  /** A page of its own in front: who it is of, its title, and what is to be known about it. */
  cover?: { above: string; facts: readonly Fact[] };
  /** The title of a table of contents, where there is to be one. */
  contentsTitle?: string;
  /** A table after the text; its first row is its head. */
  table?: { title: string; rows: readonly (readonly string[])[] };
  /** Stands at the top of each page after the first. */
  runningTitle?: string;
  /** The number at the foot of a page; without it "1 / 9". */
  pageNumber?: (page: number, count: number) => string;
  pictures?: Pictures;
  /** What stands above the text's asides; English without them. */
  asides?: AsideWords;
};

const deepestInContents = 3;

async function writeFacts(writer: PageWriter, facts: readonly Fact[]): Promise<void> {
  for (const { label, value } of facts) {
    const spans = [
      { text: `${label}: `, bold: true },
      { text: value, bold: false },
    ];
    const width = ((paper.width - 2 * margin.side) * 1000) / body;
    await writer.lines('P', await linesOf(spans, width), body, 0);
    writer.space(body * 0.6);
  }
}

async function writeCover(writer: PageWriter, given: MarkdownDocument): Promise<void> {
  const { cover, title } = given;
  if (!cover) return;
  const width = (size: number) => ((paper.width - 2 * margin.side) * 1000) / size;
  writer.down(150);
  await writer.lines('P', await linesOf([{ text: cover.above, bold: false }], width(12)), 12, 0);
  writer.down(6);
  writer.outline(title, 1);
  await writer.lines('H1', await linesOf([{ text: title, bold: true }], width(28)), 28, 0);
  writer.down(24);
  writer.rule();
  writer.down(12);
  await writeFacts(writer, cover.facts);
  writer.newPage();
}

/** Small print at the top and foot of every page, passed over by screen readers. */
async function writeMargins(writer: PageWriter, given: MarkdownDocument): Promise<void> {
  const { doc } = writer;
  const { start, count } = doc.bufferedPageRange();
  const width = paper.width - 2 * margin.side;
  const size = 8;
  const [running] = await linesOf([{ text: given.runningTitle ?? '', bold: false }], (width * 1000) / size);
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const text = given.pageNumber?.(page + 1, count) ?? `${page + 1} / ${count}`;
    const [number] = await linesOf([{ text, bold: false }], (width * 1000) / size);
    const above = page > start && running ? [running] : [];
    await writer.openFonts([...above, ...(number ? [number] : [])]);
    writer.artifact(() => {
      for (const line of above) writer.draw(line, size, margin.side, margin.top / 2, width);
      if (!number) return;
      const left = margin.side + (width - (number.width * size) / 1000) / 2;
      writer.draw({ ...number, rightToLeft: false }, size, left, paper.height - margin.bottom / 2, width);
    }, 'Pagination');
  }
}

const cell = (text: string, bold: boolean) => [{ text, bold }];

function tableBlocks({ table }: MarkdownDocument): Block[] {
  if (!table) return [];
  const rows = table.rows.map((row, at) => row.map((text) => cell(text, at === 0)));
  return [{ kind: 'table', rows }];
}

type Contents = { part: PDFKit.PDFStructureElement; firstPage: number };

/** Keeps room for the contents, which are known only once the text is written. */
async function reserveContents(
  blocks: BlockWriter,
  writer: PageWriter,
  title: string,
  entries: number,
): Promise<Contents> {
  await blocks.heading(cell(title, true), 2);
  blocks.headings.pop();
  const part = writer.open('TOC');
  writer.forget();
  const firstPage = writer.page;
  for (let page = 0; page < pagesOfContents(entries); page += 1) writer.newPage();
  return { part, firstPage };
}

async function write(doc: PDFKit.PDFDocument, given: MarkdownDocument): Promise<void> {
  const writer = new PageWriter(doc);
  const blocks = new BlockWriter(writer, given.pictures ?? new Map(), given.asides);
  const text = blocksOf(given.markdown);
  const top = given.cover ? 2 : 1;
  await writeCover(writer, given);
  const depths = text.flatMap((block) => (block.kind === 'heading' ? [block.depth] : []));
  const highest = Math.min(...depths);
  const listed = depths.filter((depth) => depth < highest + deepestInContents).length;
  const entries = listed + (given.table ? 1 : 0);
  const contents =
    given.contentsTitle && listed > 2
      ? await reserveContents(blocks, writer, given.contentsTitle, entries)
      : null;
  await blocks.text(text, top);
  if (given.table) await blocks.heading(cell(given.table.title, true), top);
  await blocks.text(tableBlocks(given), top);
  if (given.facts?.length) {
    writer.space(20);
    writer.rule();
    await blocks.heading(cell(given.factsTitle ?? 'Record', true), 2);
    await writeFacts(writer, given.facts);
  }
  if (contents) {
    const shown = blocks.headings.filter(({ depth }) => depth < top + deepestInContents);
    await writeContents(writer, contents.part, shown.slice(0, entries), contents.firstPage);
  }
  await writeMargins(writer, given);
  doc.end();
}

/**
 * Writes a Markdown text as a tagged PDF: A4, outline, page numbers, tables, pictures, in any script that the shipped fonts
 * have, with right-to-left paragraphs at the right margin. The same input makes the same bytes where `createdAt` is given. An
 * error ends the stream with it.
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
