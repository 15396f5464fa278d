import { type Block, type Inline, plainText } from './block.ts';
import { type HtmlPart, type Tag, tableTags } from './html-tags.ts';
import { HtmlWriter } from './html-writer.ts';

/** A part of an author's HTML, or what Markdown between its lines has become. */
export type Part = HtmlPart | { kind: 'ready'; inlines: Inline[] };

const mostCells = 20_000;
const mostColumns = 60;

function writeTo(writer: HtmlWriter, part: Part): void {
  if (part.kind === 'ready') {
    writer.line();
    writer.add(part.inlines);
    writer.line();
  } else writer.part(part);
}

function paragraphsOf(parts: readonly Part[]): Block[] {
  const writer = new HtmlWriter({ typed: false });
  for (const part of parts) writeTo(writer, part);
  const children = writer.end();
  return plainText(children).trim() === '' && children.length === 0 ? [] : [{ kind: 'paragraph', children }];
}

type Cell = { heads: boolean; across: number; down: number; writer: HtmlWriter };
type Row = { heads: boolean; cells: Cell[] };

/** Reads the tags of one table. A table within a table is none that we read. */
class TableReader {
  readonly rows: Row[] = [];
  /** What stands in the table and in none of its cells, like its title. */
  readonly outside: Part[] = [];
  #cell: Cell | null = null;
  #inHead = false;

  #row(): Row {
    const row = { heads: this.#inHead, cells: [] };
    this.rows.push(row);
    return row;
  }

  /** False where this is no table that we read. */
  tag(tag: Tag): boolean {
    const { name, closes, across, down } = tag;
    if (name === 'table') return false;
    if (name === 'td' || name === 'th') {
      this.#cell = closes
        ? null
        : { heads: name === 'th', across, down, writer: new HtmlWriter({ typed: false }) };
      if (this.#cell) (this.rows.at(-1) ?? this.#row()).cells.push(this.#cell);
      return true;
    }
    this.#cell = null;
    if (name === 'thead') this.#inHead = !closes;
    if (name === 'tr' && !closes) this.#row();
    if (name === 'caption') this.outside.push(tag);
    return true;
  }

  part(part: Part): boolean {
    if (part.kind === 'tag' && tableTags.has(part.name)) return this.tag(part);
    if (this.#cell) writeTo(this.#cell.writer, part);
    else if (part.kind !== 'text' || part.text.trim() !== '') this.outside.push(part);
    return true;
  }
}

/** The cells of each row in their columns: one that reaches over several has its words in the first of them. */
function gridOf(rows: readonly Row[]): Inline[][][] | null {
  const taken: number[] = [];
  let count = 0;
  const grid = rows.map(({ cells }) => {
    const line: Inline[][] = [];
    const passTaken = () => {
      while ((taken[line.length] ?? 0) > 0) {
        taken[line.length] = (taken[line.length] ?? 0) - 1;
        line.push([]);
      }
    };
    for (const { across, down, writer } of cells) {
      passTaken();
      for (let at = 0; at < across && line.length < mostColumns; at += 1) {
        taken[line.length] = down - 1;
        line.push(at === 0 ? writer.end() : []);
      }
    }
    passTaken();
    count += line.length;
    return line;
  });
  return count > mostCells ? null : grid;
}

const isBold = (cell: readonly Inline[]) =>
  cell.length > 0 &&
  cell.every((part) => part.kind === 'strong' || (part.kind === 'text' && part.text.trim() === ''));

/** A table, and what stood in it beside its cells; null where it is none that can be shown. */
function tableOf(parts: readonly Part[]): Block[] | null {
  const reader = new TableReader();
  if (!parts.every((part) => reader.part(part))) return null;
  const rows = reader.rows.filter(({ cells }) => cells.length > 0);
  const grid = gridOf(rows);
  const [first, ...rest] = grid ?? [];
  if (!first) return null;
  const named = rows[0]?.heads || rows[0]?.cells.every(({ heads }) => heads) || first.every(isBold);
  const [head, body] = named ? [first, rest] : [[], [first, ...rest]];
  return [...paragraphsOf(reader.outside), { kind: 'table', align: [], head, rows: body }];
}

const isTable = (part: Part, closes: boolean) =>
  part.kind === 'tag' && part.name === 'table' && part.closes === closes;

/** An author's harmless HTML as blocks: its tables, and its words by lines; null where a table cannot be read. */
export function htmlBlocks(parts: readonly Part[]): Block[] | null {
  const start = parts.findIndex((part) => isTable(part, false));
  if (start === -1) return paragraphsOf(parts);
  const end = parts.findIndex((part, at) => at > start && isTable(part, true));
  if (end === -1) return null;
  const table = tableOf(parts.slice(start + 1, end));
  const after = parts.length > end + 1 ? htmlBlocks(parts.slice(end + 1)) : [];
  return table && after && [...paragraphsOf(parts.slice(0, start)), ...table, ...after];
}
