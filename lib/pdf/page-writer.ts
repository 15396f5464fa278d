import { trueType } from './fonts.ts';
import type { Line } from './paragraph-lines.ts';

/** Margins in points. */
export const margin = { top: 72, bottom: 72, side: 72 };
/** A4 in points. */
export const paper = { width: 595.28, height: 841.89 };
/** How far a level of a list stands in, in points. */
export const indent = 20;
/** Height of a line, in font sizes. */
export const leading = 1.45;
// A PDF embeds a variable font as its default weight, which these families draw hair-thin; a line around the letters makes
// up for it.
const thin = new Set(['noto-sans-hebrew', 'noto-sans-sc', 'noto-sans-tc', 'noto-sans-jp', 'noto-sans-kr']);

type Element = PDFKit.PDFStructureElement;
/** A place in the outline. */
type OutlineItem = { depth: number; item: PDFKit.PDFOutline };

/** Puts lines on pages, begins new ones, and tags each stretch for screen readers. */
export class PageWriter {
  readonly doc: PDFKit.PDFDocument;
  #y = margin.top;
  #open: Element[] = [];
  #outline: OutlineItem[] = [];

  constructor(doc: PDFKit.PDFDocument) {
    this.doc = doc;
  }

  get y(): number {
    return this.#y;
  }

  /** The page that is being written, from 0. */
  get page(): number {
    return this.doc.bufferedPageRange().count - 1;
  }

  space(points: number): void {
    if (this.#y > margin.top) this.#y += points;
  }

  down(points: number): void {
    this.#y += points;
  }

  newPage(): void {
    this.doc.addPage();
    this.#y = margin.top;
  }

  /** Begins a new page unless this much still fits; tells whether it did. */
  need(points: number): boolean {
    if (this.#y + points <= paper.height - margin.bottom) return false;
    this.newPage();
    return true;
  }

  /** Points that are left on this page. */
  get room(): number {
    return paper.height - margin.bottom - this.#y;
  }

  /** A part of the document's structure: what is written until `close` belongs to it. */
  open(tag: string, options: PDFKit.Mixins.StructureElementOptions = {}): Element {
    const element = this.doc.struct(tag, options);
    const parent = this.#open.at(-1);
    if (parent) parent.add(element);
    else this.doc.addStructure(element);
    this.#open.push(element);
    return element;
  }

  close(): void {
    this.#open.pop()?.end();
  }

  /** Leaves the innermost part open, to be filled and ended later by whoever holds it. */
  forget(): void {
    this.#open.pop();
  }

  /** Draws something that belongs to the innermost open part, or is one by itself. */
  mark(tag: string, draw: () => void, options: PDFKit.Mixins.StructureElementOptions = {}): void {
    this.open(tag, options).add(draw);
    this.close();
  }

  /** A heading in the outline, below the last one of a lesser depth. */
  outline(title: string, depth = 1): void {
    while ((this.#outline.at(-1)?.depth ?? 0) >= depth) this.#outline.pop();
    const parent = this.#outline.at(-1)?.item ?? this.doc.outline;
    this.#outline.push({ depth, item: parent.addItem(title) });
  }

  /** What is no content: lines, page numbers. Screen readers pass over it. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  line(x: number, y: number, width: number): void {
    this.artifact(() => {
      this.doc
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(0.5)
        .strokeColor('#999')
        .stroke();
    });
  }

  rule(): void {
    this.need(12);
    this.line(margin.side, this.#y + 4, paper.width - 2 * margin.side);
    this.#y += 12;
  }

  /** Draws lines under one structure element a page. `left` is in points from the margin. */
  async lines(tag: string, lines: readonly Line[], size: number, left: number): Promise<void> {
    const height = size * leading;
    let rest = [...lines];
    while (rest.length > 0) {
      this.need(height);
      const fits = Math.max(1, Math.floor(this.room / height));
      const here = rest.slice(0, fits);
      rest = rest.slice(fits);
      await this.openFonts(here);
      this.mark(tag, () => {
        for (const line of here) {
          // What is read from the right stands in from the right.
          const from = margin.side + (line.rightToLeft ? 0 : left);
          this.draw(line, size, from, this.#y, paper.width - 2 * margin.side - left);
          this.#y += height;
        }
      });
    }
  }

  async openFonts(lines: readonly Line[]): Promise<void> {
    const slices = new Map(
      lines.flatMap((line) => line.runs.map((run) => [run.slice.path, run.slice] as const)),
    );
    for (const [path, slice] of slices) this.doc.registerFont(path, await trueType(slice));
  }

  /** One line within a column; a right-to-left one ends at its right edge. */
  draw(line: Line, size: number, left: number, top: number, width: number): void {
    let x = line.rightToLeft ? left + width - (line.width * size) / 1000 : left;
    for (const run of line.runs) {
      this.doc.font(run.slice.path).fontSize(size).fillColor('#1a1a1a');
      const stroke = (run.bold ? 0.03 : 0) + (thin.has(run.slice.family) ? 0.02 : 0);
      if (stroke > 0) this.doc.lineWidth(size * stroke).strokeColor('#1a1a1a');
      // Features given, so that a run is shaped as one piece, as its script asks.
      this.doc.text(run.text, x, top + size, {
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
