import { writeFile } from 'node:fs/promises';
import { csvLines } from '#lib/csv.ts';
import { writeSheet } from '#lib/sheet/write.ts';
import { codeOf, Sentence } from '../sentence.ts';

type Column<Row> = { heading: string; value: (row: Row) => string | number | null };

/** Writes rows as a table into a new file: a workbook where its name ends in .xlsx, else CSV. Throws a Sentence where it cannot. */
export async function writeTable<Row>(
  out: string,
  name: string,
  columns: readonly Column<Row>[],
  pages: AsyncIterable<readonly Row[]>,
): Promise<{ out: string; sizeBytes: number }> {
  const pieces: Uint8Array[] = [];
  if (out.endsWith('.xlsx')) {
    const rows = [];
    for await (const page of pages) rows.push(...page.map((row) => columns.map(({ value }) => value(row))));
    pieces.push(await writeSheet([{ name, headings: columns.map(({ heading }) => heading), rows }]));
  } else for await (const piece of csvLines(columns, pages)) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  await writeFile(out, bytes, { flag: 'wx' }).catch((error: unknown) => {
    throw new Sentence(`${out} cannot be written (${codeOf(error) ?? 'unknown reason'}).`);
  });
  return { out, sizeBytes: bytes.length };
}
