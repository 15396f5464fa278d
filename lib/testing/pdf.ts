import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { inject, type TestContext } from 'vitest';

const run = promisify(execFile);

/** A PDF with just these objects, number one first (its catalog), and a sound table of them. */
export function rawPdf(objects: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let position = parts[0]?.length ?? 0;
  objects.forEach((object, index) => {
    const body = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]);
    offsets.push(position);
    parts.push(body);
    position += body.length;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${position}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A stream object. */
export function rawStream(content: string | Buffer, entries = ''): Buffer {
  const data = Buffer.from(content);
  return Buffer.concat([
    Buffer.from(`<<${entries}/Length ${data.length}>>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);
}

/** One page of 300 by 400 points with this content; `page` and `catalog` are further entries of their dictionaries. */
export function onePage(
  content: string | Buffer,
  page = '',
  catalog = '',
  further: (string | Buffer)[] = [],
): Buffer {
  return rawPdf([
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 400]>>',
    `<</Type/Page/Parent 2 0 R/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R${page}>>`,
    rawStream(content),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...further,
  ]);
}

/** Skips the running test where a program is not installed, by its package's name. */
export function needProgram(context: TestContext, program: string, cause: string): void {
  const found = (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  context.skip(!found, cause);
}

/** Pixels of pages as grey values, one buffer a page (with poppler's renderer). */
export async function renderPages(path: string, first: number, last: number, dpi = 40): Promise<Buffer[]> {
  const folder = mkdtempSync(join(inject('temporary'), 'pages-'));
  await run('pdftoppm', [
    '-gray',
    '-cropbox',
    '-r',
    String(dpi),
    '-f',
    String(first),
    '-l',
    String(last),
    path,
    join(folder, 'page'),
  ]);
  return Promise.all(
    readdirSync(folder)
      .toSorted()
      .map((name) => readFile(join(folder, name))),
  );
}

/** The share of pixels that differ between two renderings of the same size; 1 if the size differs. */
export function difference(a: Buffer | undefined, b: Buffer | undefined): number {
  if (!a || !b || a.length !== b.length) return 1;
  let count = 0;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) count += 1;
  return count / a.length;
}

/** The text of pages as a reader would select it. */
export async function textOf(path: string): Promise<string> {
  const { stdout } = await run('pdftotext', ['-layout', path, '-'], { maxBuffer: 1e8 });
  return stdout;
}

/** The complaints of qpdf about a file; empty for a sound one. */
export async function complaintsAbout(path: string): Promise<string> {
  try {
    await run('qpdf', ['--check', path], { maxBuffer: 1e8 });
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Writes bytes under a name in a folder of this run; returns the path. */
export async function writeTemporary(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(mkdtempSync(join(inject('temporary'), 'pdf-')), name);
  await writeFile(path, bytes);
  return path;
}
