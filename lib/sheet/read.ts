import { z } from 'zod';
import { askConfined, type Excess, type ProcessLimits } from '#lib/confined.ts';
import { Invalid, TooLarge } from '#lib/errors.ts';
import { log } from '#lib/log.ts';
import { type Sheet, sheetLimits } from './schema.ts';

/** What reading one table may use. */
const usualLimits: ProcessLimits = { heapMegabytes: 768, residentMegabytes: 1_792, milliseconds: 30_000 };

const answer = z.union([
  z.object({
    sheets: z.array(
      z.object({
        name: z.string(),
        rows: z.array(z.object({ number: z.int().min(1), cells: z.array(z.string()) })),
      }),
    ),
  }),
  z.object({ refused: z.string() }),
]);

const excesses: Record<Excess, string> = {
  'too-much-memory':
    'This table needs too much memory to be read. Please save the one sheet as CSV, without blank rows.',
  'took-too-long':
    'This table takes too long to be read. Please save the one sheet as CSV, without blank rows.',
};

/** The bytes of an upload, at most as many as a table may have. Throws TooLarge. */
async function collect(source: Uint8Array | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source instanceof Uint8Array ? [source] : source) {
    size += piece.length;
    if (size > sheetLimits.bytes) throw new TooLarge('This table is too large: at most 32 MB are read.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function readInProcess(
  form: 'xlsx' | 'csv',
  bytes: Uint8Array,
  { rows = sheetLimits.rows, limits = usualLimits }: ReadOptions,
): Promise<Sheet[]> {
  const main = 'lib/sheet/read-process-main.ts';
  const { code, said, why } = await askConfined({ main, parameters: [form, String(rows)], limits, bytes });
  if (why) throw new Invalid(excesses[why]);
  if (code !== 0) {
    log.warn('a process that reads a table died', { code: code ?? 'killed' });
    throw new Invalid(excesses['too-much-memory']);
  }
  const read = answer.parse(JSON.parse(said));
  if ('refused' in read) throw new Invalid(read.refused);
  return read.sheets;
}

/** `rows`: how many rows with content a sheet may have besides its headings. */
export type ReadOptions = { rows?: number; limits?: ProcessLimits };

/** Whether these bytes are a ZIP archive, as XLSX workbooks are. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/**
 * Reads all sheets of an XLSX workbook as text, in a process of its own that is killed when it takes too long or too
 * much memory. Blank rows are left out; rows keep their numbers.
 * @throws Invalid  it is no workbook, declares entities, unpacks absurdly or holds too much; TooLarge over 32 MB
 */
export async function readSheet(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): Promise<Sheet[]> {
  const bytes = await collect(source);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new Invalid(
      'This workbook is locked by a password or in the old XLS form. Please save it as XLSX.',
    );
  if (!isArchive(bytes)) throw new Invalid('This is not an XLSX workbook.');
  return readInProcess('xlsx', bytes, options);
}

/**
 * Reads a CSV file (comma, semicolon or tab; UTF-8 or marked UTF-16) like a workbook with the one sheet `CSV`. Cells that
 * our own exports guard against being taken for formulas come back as they were.
 * @throws Invalid  it is not text, not CSV, or holds too much; TooLarge over 32 MB
 */
export async function readCsv(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): Promise<Sheet[]> {
  return readInProcess('csv', await collect(source), options);
}
