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

/** Puts lines on pages, begins new ones, and tags each stretch for screen readers. */
export class PageWriter {
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
