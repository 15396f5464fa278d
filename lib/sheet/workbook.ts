import { unzipSync, zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import { RefusedTable } from './refused.ts';
import { type Sheet, type SheetRow, sheetLimits } from './schema.ts';
import { withoutBlankRows } from './worksheet-xml.ts';

const damaged =
  'This is not a readable XLSX workbook. Please open it in a spreadsheet program and save it anew.';

// Links to other workbooks, pictures and the like are never opened: the reader gets an archive without them.
const kept = /^(?:\[Content_Types\]\.xml|(?!.*(?:external|drawing|media|printer)).*\.xml(?:\.rels)?)$/i;

/** Takes out of the archive what is needed. Sizes are counted as declared first; what lies about them is cut there. */
function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  const seen = new Set<string>();
  let unpacked = 0;
  return unzipSync(bytes, {
    filter: ({ name, originalSize, size }) => {
      if (seen.has(name)) throw new RefusedTable(`${damaged} Two of its parts have the same name.`);
      seen.add(name);
      if (seen.size > sheetLimits.entries)
        throw new RefusedTable('This workbook has too many parts: please save the one sheet as CSV.');
      if (!kept.test(name)) return false;
      unpacked += originalSize;
      const absurd = originalSize > 64 * 1024 * 1024 && originalSize > size * 1_000;
      if (unpacked > sheetLimits.unpackedBytes || absurd)
        throw new RefusedTable('This workbook unpacks to far too much: please save the one sheet as CSV.');
      return true;
    },
  });
}

function refuseDeclarations(xml: string): void {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml))
    throw new RefusedTable(
      'This workbook declares XML entities, which no spreadsheet program does. It is not read.',
    );
  const encoding = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([^"']{1,40})/.exec(xml)?.[1] ?? 'utf-8';
  if (!/^(utf-?8|us-ascii)$/i.test(encoding)) throw new RefusedTable(damaged);
}

/** The archive again with only what is needed, unpacked, and what the rows of each worksheet were numbered. */
function cleaned(bytes: Uint8Array): { archive: Uint8Array<ArrayBuffer>; numbers: number[][] } {
  const parts: Record<string, Uint8Array> = {};
  const numbers: number[][] = [];
  for (const [name, content] of Object.entries(unpack(bytes))) {
    const start = new TextDecoder().decode(content.subarray(0, 4_096));
    if (/^(\ufffd\ufffd|\0|.\0)/.test(start)) throw new RefusedTable(damaged);
    refuseDeclarations(start);
    if (/<(?:\w+:)?worksheet[\s>]/.test(start)) {
      const sheet = withoutBlankRows(content, String(numbers.length), refuseDeclarations);
      parts[name] = sheet.xml;
      numbers.push(sheet.numbers);
    } else {
      refuseDeclarations(new TextDecoder().decode(content));
      parts[name] = content;
    }
  }
  return { archive: new Uint8Array(zipSync(parts, { level: 0 })), numbers };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) {
    const text = Number.isNaN(value.getTime()) ? '' : value.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
  }
  return String(value).slice(0, sheetLimits.cellLength);
}

function rowsOf(data: readonly (readonly unknown[])[], numbers: readonly number[]): SheetRow[] {
  const rows = data.map((values, index) => ({
    number: numbers[index] ?? index + 1,
    cells: values.map(textOf),
  }));
  return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

/** Reads every worksheet of an XLSX workbook. Dates become `2026-01-31`, formulas their last value. Throws RefusedTable. */
export async function parseWorkbook(bytes: Uint8Array, maximumRows: number): Promise<Sheet[]> {
  try {
    const { archive, numbers } = cleaned(bytes);
    // One row of headings besides.
    if (numbers.some((rows) => rows.length > maximumRows + 1))
      throw new RefusedTable(
        `This workbook has a sheet of more than ${maximumRows.toLocaleString('en')} rows. Please split it.`,
      );
    const sheets = await readXlsxFile(archive.buffer, { trim: false });
    return sheets.map(({ sheet, data }) => {
      const mark = data.at(-1)?.[0];
      return { name: sheet, rows: rowsOf(data.slice(0, -1), numbers[Number(mark)] ?? []) };
    });
  } catch (error) {
    if (error instanceof RefusedTable) throw error;
    const why = error instanceof Error ? ` (${error.message.slice(0, 200)})` : '';
    throw new RefusedTable(`${damaged}${why}`);
  }
}
