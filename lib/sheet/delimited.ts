import { parse } from 'csv-parse/sync';
import { withoutFormulaGuard } from '#lib/csv.ts';
import { RefusedTable } from './refused.ts';
import { type Sheet, type SheetRow, sheetLimits } from './schema.ts';

function decoded(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new RefusedTable('This file is not UTF-8 text. Please save it as “CSV UTF-8” or as XLSX.');
  }
}

/** The separator: whichever of comma, semicolon and tab stands most often in the first line, outside of quotes. */
function separatorOf(text: string): string {
  const line =
    text
      .slice(0, 65_536)
      .replace(/"[^"]*"/g, '')
      .split(/\r|\n/, 1)[0] ?? '';
  const count = (separator: string) => line.split(separator).length;
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
}

/** Where a reader's complaint is, in words. */
function complaint(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const line = 'lines' in error ? ` in line ${String(error.lines)}` : '';
  if ('code' in error && error.code === 'CSV_MAX_RECORD_SIZE') return ` A line is far too long${line}.`;
  return ` There is a quotation mark out of place${line}.`;
}

/** Each record with the number of its row as a spreadsheet shows it (a quoted cell may span lines). */
function recordsOf(text: string, maximumRows: number): SheetRow[] {
  const rows: SheetRow[] = [];
  try {
    parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: sheetLimits.lineLength,
      to: maximumRows + 2,
      on_record: (cells: string[], { records, empty_lines }) => {
        if (cells.length > sheetLimits.columns)
          throw new RefusedTable(
            `Row ${records + empty_lines} has ${cells.length} columns; at most ${sheetLimits.columns} are read.`,
          );
        rows.push({ number: records + empty_lines, cells });
        return null;
      },
    });
  } catch (error) {
    if (error instanceof RefusedTable) throw error;
    throw new RefusedTable(`This file could not be read as CSV.${complaint(error)}`);
  }
  return rows;
}

/** Reads CSV text: UTF-8 or marked UTF-16, separated by comma, semicolon or tab. Throws RefusedTable. */
export function parseDelimited(bytes: Uint8Array, maximumRows: number): Sheet[] {
  const text = decoded(bytes);
  if (text.includes('\0')) throw new RefusedTable('This file contains binary data and is not CSV.');
  const rows = recordsOf(text, maximumRows)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ number, cells }) => ({
      number,
      cells: cells.map((cell) => withoutFormulaGuard(cell).slice(0, sheetLimits.cellLength)),
    }));
  // One row of headings besides.
  if (rows.length > maximumRows + 1)
    throw new RefusedTable(
      `This file has more than ${maximumRows.toLocaleString('en')} rows. Please split it.`,
    );
  return [{ name: 'CSV', rows }];
}
