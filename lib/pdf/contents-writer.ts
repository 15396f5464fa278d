import { body, type Heading, textWidth } from './block-writer.ts';
import { indent, leading, margin, type PageWriter, paper } from './page-writer.ts';
import { type Line, linesOf } from './paragraph-lines.ts';

const height = body * leading * 1.15;
const perPage = Math.floor((paper.height - margin.top - margin.bottom - 60) / height);

/** How many pages the contents of so many headings take. */
export const pagesOfContents = (headings: number) => Math.ceil(headings / perPage);

async function oneLine(title: string, width: number): Promise<Line | undefined> {
  let text = title;
  for (;;) {
    const lines = await linesOf([{ text, bold: false }], width);
    if (lines.length < 2) return lines[0];
    text = `${Array.from(text.replace(/…$/, '')).slice(0, -4).join('').trimEnd()}…`;
  }
}

/**
 * Fills the pages kept for the contents: each heading with its page, in a part of the structure that was opened before the
 * text, so that it is read first.
 */
export async function writeContents(
  writer: PageWriter,
  part: PDFKit.PDFStructureElement,
  headings: readonly Heading[],
  firstPage: number,
): Promise<void> {
  const { doc } = writer;
  const top = Math.min(...headings.map(({ depth }) => depth));
  const width = paper.width - 2 * margin.side;
  for (const [at, { title, depth, page, destination }] of headings.entries()) {
    doc.switchToPage(firstPage + Math.floor(at / perPage));
    const y = margin.top + 60 + (at % perPage) * height;
    const left = (depth - top) * indent;
    const line = await oneLine(title, textWidth(left + 40, body));
    const [number] = await linesOf([{ text: `${page + 1}`, bold: false }], 10_000);
    if (!line || !number) continue;
    await writer.openFonts([line, number]);
    const entry = doc.struct('TOCI', {}, [
      () => {
        writer.draw(line, body, margin.side + left, y, width - left - 40);
        writer.draw({ ...number, rightToLeft: true }, body, margin.side + width - 40, y, 40);
      },
    ]);
    part.add(entry);
    entry.end();
    doc.goTo(margin.side + left, y, width - left, height, destination);
  }
  part.end();
}
