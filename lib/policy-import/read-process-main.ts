/*
 * The process that reads files nobody has looked at yet: bytes on its input, JSON on its output. It has no environment,
 * no database and no keys, and may write nowhere. lib/policy-import/read.ts starts it and ends it.
 */
import { buffer } from 'node:stream/consumers';
import { fileTypeFromBuffer } from 'file-type';
import { endWithParent } from '#lib/confined-parent.ts';
import { type Entry, shown, unpack } from './archive.ts';
import { kindOf } from './left-out.ts';
import { lookAtPdf } from './pdf-look.ts';
import { RefusedFile } from './refused.ts';
import { type FileProblem, importLimits, type TextFile } from './schema.ts';
import { wordToMarkdown } from './word.ts';

endWithParent();

type Binary = { path: string; contentType: string; base64: string };
type Read = { texts: TextFile[]; pdfs: Binary[]; pictures: Binary[]; leftOut: FileProblem[] };

const pictureTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(marked, { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
    if (text.includes('\0')) throw new RefusedFile('This file is no text.');
    if (text.trim() === '') throw new RefusedFile('This file is empty.');
    if (new TextEncoder().encode(text).length > importLimits.textBytes)
      throw new RefusedFile('This text is longer than 1 MB. Please split it into several policies.');
    return text;
  } catch (error) {
    if (error instanceof RefusedFile) throw error;
    throw new RefusedFile('This text is not in UTF-8. Please save it as UTF-8 and import it again.');
  }
}

async function readEntry(read: Read, { path, bytes }: Entry): Promise<void> {
  const kind = kindOf(path);
  if (!('kind' in kind)) return;
  const binary = (contentType: string) => ({
    path,
    contentType,
    base64: Buffer.from(bytes).toString('base64'),
  });
  if (kind.kind === 'markdown' || kind.kind === 'versions')
    read.texts.push({ path, text: textOf(bytes), notes: [] });
  else if (kind.kind === 'word') {
    const { text, pictures, notes } = await wordToMarkdown(bytes, path);
    read.texts.push({ path, text: textOf(new TextEncoder().encode(text)), notes });
    for (const picture of pictures) {
      const base64 = Buffer.from(picture.bytes).toString('base64');
      read.pictures.push({ path: picture.path, contentType: picture.contentType, base64 });
    }
  } else if (kind.kind === 'pdf') {
    await lookAtPdf(bytes);
    read.pdfs.push(binary('application/pdf'));
  } else {
    const type = await fileTypeFromBuffer(bytes);
    if (!type || !pictureTypes.has(type.mime))
      throw new RefusedFile('This file is no picture that can be shown.');
    read.pictures.push(binary(type.mime));
  }
}

function entriesOf(fileName: string, bytes: Uint8Array): { entries: Entry[]; leftOut: FileProblem[] } {
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const kind = kindOf(fileName);
  if (zipped && !('kind' in kind && kind.kind === 'word')) return unpack(bytes);
  if ('reason' in kind && !zipped) throw new RefusedFile(kind.reason || 'This file is not taken.');
  return { entries: [{ path: fileName, bytes }], leftOut: [] };
}

async function readAll(fileName: string, bytes: Uint8Array): Promise<Read> {
  if (bytes.length === 0) throw new RefusedFile('This file is empty.');
  const { entries, leftOut } = entriesOf(fileName, bytes);
  const read: Read = { texts: [], pdfs: [], pictures: [], leftOut };
  let textBytes = 0;
  for (const entry of entries) {
    try {
      await readEntry(read, entry);
      textBytes += read.texts.at(-1)?.text.length ?? 0;
    } catch (error) {
      if (!(error instanceof RefusedFile)) throw error;
      leftOut.push({ path: shown(entry.path), line: null, message: error.message });
    }
    if (read.pdfs.length + read.pictures.length > importLimits.binaries)
      throw new RefusedFile('These are more than 1,000 PDFs and pictures. Please import them in parts.');
    if (textBytes > importLimits.allTextBytes)
      throw new RefusedFile('These texts are too much for one import. Please split them.');
  }
  return read;
}

async function answer(): Promise<object> {
  try {
    return await readAll(process.argv[2] ?? '', await buffer(process.stdin));
  } catch (error) {
    if (error instanceof RefusedFile) return { refused: error.message };
    throw error;
  }
}

process.stdout.write(JSON.stringify(await answer()));
