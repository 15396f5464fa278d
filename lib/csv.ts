import { stringify } from 'csv-stringify/sync';
import { bodyOf } from './body.ts';
import { attachment } from './content-disposition.ts';
import type { Page } from './list.ts';

/** What a cell may hold; dates are written in ISO 8601 in UTC. */
export type CsvValue = string | number | bigint | boolean | Date | null;

/** One column of an export: its heading and how a row fills it. */
export type CsvColumn<Row> = { heading: string; value: (row: Row) => CsvValue };

// Spreadsheets take a cell for a formula when it begins with one of these, some also after blanks or invisible
// characters, and in their full-width forms (OWASP, CSV injection).
const formula = /^[\s\p{C}]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

// A text that begins with apostrophes before such a thing is guarded, too: so taking one away is exact.
const guarded = /^'+/;

/** A cell that every spreadsheet shows as text: what looks like a formula gets an apostrophe in front. */
export function csvCell(value: CsvValue): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string') return String(value);
  return formula.test(value.replace(guarded, '')) ? `'${value}` : value;
}

/** The text that `csvCell` was given, from what it made of it. */
export function withoutFormulaGuard(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.replace(guarded, '')) ? cell.slice(1) : cell;
}

function linesOf(rows: readonly (readonly string[])[]): Uint8Array {
  // Always quoted: then a separator guessed by the reader (semicolon, tab) cannot cut a cell open into a formula.
  return Buffer.from(
    stringify(
      rows.map((row) => [...row]),
      { quoted: true, record_delimiter: '\r\n' },
    ),
    'utf8',
  );
}

/** An export as bytes: byte order mark, headings, then batch by batch as they come. Holds one batch in memory. */
export async function* csvLines<Row>(
  columns: readonly CsvColumn<Row>[],
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from('\ufeff', 'utf8');
  yield linesOf([columns.map((column) => column.heading)]);
  for await (const rows of batches) {
    if (rows.length > 0)
      yield linesOf(rows.map((row) => columns.map((column) => csvCell(column.value(row)))));
  }
}

/** All rows of a list, page after page from its first: pass a list operation with actor and filters filled in. */
export async function* everyPage<Row>(
  load: (after: string | null) => Promise<Pick<Page<Row>, 'rows' | 'next'>>,
): AsyncGenerator<readonly Row[]> {
  let after: string | null = null;
  do {
    const page: Pick<Page<Row>, 'rows' | 'next'> = await load(after);
    yield page.rows;
    after = page.next;
  } while (after !== null);
}

/**
 * An export as an answer: a streamed attachment named `name`.csv. The first batch is read before the answer begins, so
 * that a refusal is thrown here and can still become a 403.
 */
export async function csvResponse<Row>(
  name: string,
  columns: readonly CsvColumn<Row>[],
  batches: AsyncIterable<readonly Row[]>,
): Promise<Response> {
  const iterator = batches[Symbol.asyncIterator]();
  const first = await iterator.next();
  async function* all(): AsyncGenerator<readonly Row[]> {
    if (first.done) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return new Response(bodyOf(csvLines(columns, all())), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': attachment(name, '.csv'),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
