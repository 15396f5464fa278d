import type { Span } from './markdown-blocks.ts';
import { leading, margin, type PageWriter, paper } from './page-writer.ts';
import { type Line, linesOf } from './paragraph-lines.ts';

const size = 8.5;
const padding = 4;
const lineHeight = size * leading;
const unbroken = 1_000_000;

type Cell = { lines: Line[] };

const widthOf = (lines: readonly Line[]) => (Math.max(0, ...lines.map((line) => line.width)) * size) / 1000;

/** What each column needs at least (its longest word) and would like (its longest cell unbroken), in points. */
async function needsOf(rows: readonly Span[][][], columns: number) {
  const least = Array.from({ length: columns }, () => 20);
  const wanted = Array.from({ length: columns }, () => 20);
  for (const row of rows) {
    for (const [at, cell] of row.entries()) {
      wanted[at] = Math.max(wanted[at] ?? 0, widthOf(await linesOf(cell, unbroken)) + 1);
      const text = cell.map((span) => span.text).join('');
      const longest = text.split(/\s+/).reduce((a, b) => (b.length > a.length ? b : a), '');
      const word = await linesOf([{ text: longest, bold: true }], unbroken);
      least[at] = Math.max(least[at] ?? 0, widthOf(word) + 1);
    }
  }
  return { least, wanted };
}

/** Widths of the columns without their padding: as wished where there is room, else fair to the long ones. */
async function widthsOf(rows: readonly Span[][][], columns: number, room: number): Promise<number[]> {
  const inner = room - columns * 2 * padding;
  const { least, wanted } = await needsOf(rows, columns);
  const sum = (widths: readonly number[]) => widths.reduce((all, width) => all + width, 0);
  if (sum(wanted) <= inner) return wanted;
  // A word that is wider than its fair share is broken.
  const floor = least.map((width) => Math.min(width, Math.max(inner / columns, 40)));
  const tight = sum(floor) > inner ? floor.map((width) => (width * inner) / sum(floor)) : floor;
  const left = Math.max(0, inner - sum(tight));
  const wish = wanted.map((width, at) => Math.max(0, Math.min(width, inner) - (tight[at] ?? 0)));
  return tight.map((width, at) => width + (left * (wish[at] ?? 0)) / Math.max(1, sum(wish)));
}

/** A row, whole or, where it is taller than a page, in parts. */
function writeRow(
  writer: PageWriter,
  cells: readonly Cell[],
  widths: readonly number[],
  left: number,
  tag: 'TH' | 'TD',
) {
  const tallest = Math.max(1, ...cells.map(({ lines }) => lines.length));
  const fits = Math.max(1, Math.floor((writer.room - 2 * padding) / lineHeight));
  const here = Math.min(tallest, fits);
  writer.open('TR');
  let x = margin.side + left;
  for (const [at, { lines }] of cells.entries()) {
    const width = widths[at] ?? 0;
    const from = x + padding;
    writer.mark(tag, () => {
      for (const [row, line] of lines.slice(0, here).entries())
        writer.draw(line, size, from, writer.y + padding + row * lineHeight, width);
    });
    x += width + 2 * padding;
  }
  writer.close();
  writer.down(here * lineHeight + 2 * padding);
  writer.line(margin.side + left, writer.y, x - margin.side - left);
  return cells.map(({ lines }) => ({ lines: lines.slice(here) }));
}

/** A table with its head, which is repeated on each page. Columns find their widths by what stands in them. */
export async function writeTable(writer: PageWriter, rows: readonly Span[][][], left: number): Promise<void> {
  const columns = Math.max(...rows.map((row) => row.length));
  if (columns < 1) return;
  const room = paper.width - 2 * margin.side - left;
  const widths = await widthsOf(rows, columns, room);
  const cellsOf = async (row: Span[][]): Promise<Cell[]> => {
    const cells: Cell[] = [];
    for (let at = 0; at < columns; at += 1)
      cells.push({ lines: await linesOf(row[at] ?? [], ((widths[at] ?? 0) * 1000) / size) });
    await writer.openFonts(cells.flatMap(({ lines }) => lines));
    return cells;
  };
  const heightOf = (cells: readonly Cell[]) =>
    Math.max(1, ...cells.map(({ lines }) => lines.length)) * lineHeight + 2 * padding;
  const [first, ...rest] = rows;
  const head = first ? await cellsOf(first) : [];
  const page = paper.height - margin.top - margin.bottom;
  writer.open('Table');
  writer.need(Math.min(heightOf(head) + 3 * lineHeight, page));
  const whole = widths.reduce((sum, width) => sum + width + 2 * padding, 0);
  writer.line(margin.side + left, writer.y, whole);
  writeRow(writer, head, widths, left, 'TH');
  for (const row of rest) {
    let cells = await cellsOf(row);
    do {
      if (writer.need(Math.min(heightOf(cells), page - heightOf(head))))
        writeRow(writer, head, widths, left, 'TH');
      cells = writeRow(writer, cells, widths, left, 'TD');
    } while (cells.some(({ lines }) => lines.length > 0));
  }
  writer.close();
  writer.down(10);
}
