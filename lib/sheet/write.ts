import { randomUUID } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeXlsxFile, { type Row } from 'write-excel-file/node';

/** What a cell may hold; dates are written as days, text always as text and never as a formula. */
export type SheetValue = string | number | boolean | Date | null;

/** One sheet to write: its first row are bold headings that stay in view. */
export type SheetToWrite = {
  name: string;
  headings: readonly string[];
  rows: readonly (readonly SheetValue[])[];
  /** Widths of columns in characters. */
  widths?: readonly number[];
};

// What XML 1.0 cannot hold, and lone surrogates.
const unwritable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;
const longest = 32_767;

function cellOf(value: SheetValue): Row[number] {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'boolean') return { value, type: Boolean };
  if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd' };
  // Typed as text: a spreadsheet program shows `=1+1` and does not calculate it.
  return { value: value.toWellFormed().replace(unwritable, '').slice(0, longest), type: String };
}

// The writer looks texts up in a plain object, where every object has parts already: `toString` would become a number of no
// string. Such texts are written with a mark, which is taken out again.
const nameOfObjectPart = (value: SheetValue): value is string => typeof value === 'string' && value in {};

function withoutMark(workbook: Buffer, mark: string): Buffer {
  const parts = unzipSync(workbook);
  const texts = parts['xl/sharedStrings.xml'];
  if (texts) parts['xl/sharedStrings.xml'] = strToU8(strFromU8(texts).replaceAll(mark, ''));
  return Buffer.from(zipSync(parts));
}

/** An XLSX workbook as bytes. Sheet names are cut to 31 characters without `: \ / ? * [ ]`. */
export async function writeSheet(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const mark = sheets.some(({ rows }) => rows.some((row) => row.some(nameOfObjectPart))) ? randomUUID() : '';
  const marked = (value: SheetValue) => (nameOfObjectPart(value) ? `${mark}${value}` : value);
  const written = writeXlsxFile(
    sheets.map(({ name, headings, rows, widths }) => ({
      sheet: name.replace(/[:\\/?*[\]]/g, ' ').slice(0, 31),
      stickyRowsCount: 1,
      columns: headings.map((heading, index) => ({
        width: widths?.[index] ?? Math.max(12, heading.length + 2),
      })),
      data: [
        headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map((value) => cellOf(marked(value)))),
      ],
    })),
  );
  const workbook = await written.toBuffer();
  return mark === '' ? workbook : withoutMark(workbook, mark);
}
