import { RefusedTable } from './refused.ts';
import { columnName, sheetLimits } from './schema.ts';

const window = 4 * 1024 * 1024;
const longestRow = 16 * 1024 * 1024;

// Each looks no further than the next mark, so that hostile text costs no more than its length.
const emptyCell = /<(?:\w+:)?c(?:\s[^<>]*)?\/>|<(?:\w+:)?c(?:\s[^<>]*)?><\/(?:\w+:)?c>/g;
const emptyRow = /<(?:\w+:)?row(?:\s[^<>]*)?\/>|<(?:\w+:)?row(?:\s[^<>]*)?>\s*<\/(?:\w+:)?row>/g;
const opening = /<(?:\w+:)?(row|c)(\s[^<>]*)?>/g;

function columnOf(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

function refuseFarColumns(letters: string): void {
  const column = columnOf(letters);
  if (column > sheetLimits.columns)
    throw new RefusedTable(
      `This sheet has columns up to ${columnName(column - 1)}; at most ${sheetLimits.columns} are read.`,
    );
}

/**
 * Counts rows anew, without gaps: the reader would fill each gap with empty rows. `numbers` holds what they were.
 * Refuses cells that stand too far out to the right.
 */
function renumber(numbers: number[]): (xml: string) => string {
  return (xml) =>
    xml.replace(opening, (tag: string, name: string) => {
      const [whole, letters = '', digits] = /\sr="([A-Za-z]{0,12})(\d{1,12})"/.exec(tag) ?? [];
      if (name === 'row') numbers.push(digits === undefined ? (numbers.at(-1) ?? 0) + 1 : Number(digits));
      else refuseFarColumns(letters);
      return whole === undefined ? tag : tag.replace(whole, ` r="${letters}${numbers.length}"`);
    });
}

/**
 * A worksheet without cells and rows that hold nothing, of which spreadsheet programs write up to a million, and the
 * numbers that the remaining rows had. Works in pieces: a sheet may unpack to hundreds of megabytes, nearly all blank.
 * @param mark  stands in a row of its own after the others: the reader tells sheets by name, not by part
 * @param check  sees each piece first, and may throw
 */
export function withoutBlankRows(
  content: Uint8Array,
  mark: string,
  check: (xml: string) => void,
): { xml: Uint8Array; numbers: number[] } {
  const decoder = new TextDecoder('utf-8');
  const encoder = new TextEncoder();
  const numbers: number[] = [];
  const numbered = renumber(numbers);
  const pieces: Uint8Array[] = [];
  let rest = '';
  const take = (xml: string) => {
    const kept = numbered(xml.replace(emptyCell, '').replace(emptyRow, ''));
    if (kept !== '') pieces.push(encoder.encode(kept));
  };
  for (let start = 0; start < content.length; start += window) {
    rest += decoder.decode(content.subarray(start, start + window), { stream: true });
    check(rest);
    // A row is cut nowhere: the piece ends before the last one that began.
    const last = Math.max(rest.lastIndexOf('<row'), rest.lastIndexOf(':row'));
    const cut = last > 0 ? rest.lastIndexOf('<', last) : 0;
    if (rest.length - cut > longestRow) throw new RefusedTable('This sheet has a row that is far too long.');
    take(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  rest += decoder.decode();
  check(rest);
  const end = /<\/(\w+:)?sheetData>/.exec(rest);
  take(end ? rest.slice(0, end.index) : rest);
  if (end) {
    const { 0: close, 1: prefix = '', index } = end;
    const p = (name: string) => `${prefix}${name}`;
    const text = `<${p('is')}><${p('t')}>${mark}</${p('t')}></${p('is')}>`;
    const row = `<${p('row')}><${p('c')} r="A${numbers.length + 1}" t="inlineStr">${text}</${p('c')}></${p('row')}>`;
    pieces.push(encoder.encode(`${row}${close}${rest.slice(index + close.length)}`));
  }
  return { xml: Buffer.concat(pieces), numbers };
}
