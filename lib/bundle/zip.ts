import { PassThrough, type Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { safeFileName } from '#lib/content-disposition.ts';

/** One file of the ZIP. `open` is called when its turn has come; `sizeBytes` must be exact. */
export type Entry = { name: string; sizeBytes: number; modifiedAt: Date; open: () => Promise<Readable> };

// Stored, not deflated, without extra fields: APPNOTE.TXT 4.3.7 and 4.3.9.
const localHeader = 30;
const dataDescriptor = 16;
// The record in the directory at the end, with the 9 bytes of a time in UTC that follow its name; and the end itself.
const directoryRecord = 46 + 9;
const endOfDirectory = 22;

/** Safe names, each once: a second one of the same name (in any case, for systems that know none) gets a number. */
export function entryNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    for (let count = 1; ; count += 1) {
      const name = safeFileName(count === 1 ? title : `${title} (${count})`, '.pdf');
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}

/** For each entry, how many bytes of the ZIP have left when its last byte has. */
export function entryEnds(entries: readonly Pick<Entry, 'name' | 'sizeBytes'>[]): number[] {
  let position = 0;
  return entries.map(({ name, sizeBytes }) => {
    const end = position + localHeader + Buffer.byteLength(name) + sizeBytes;
    position = end + dataDescriptor;
    return end;
  });
}

/** The exact size of the ZIP. A directory of at most 25 names and files below 4 GiB needs no ZIP64. */
function sizeOfZip(entries: readonly Entry[]): number {
  const directory = entries.map(({ name }) => directoryRecord + Buffer.byteLength(name));
  const data = (entryEnds(entries).at(-1) ?? -dataDescriptor) + dataDescriptor;
  return directory.reduce((sum, size) => sum + size, data) + endOfDirectory;
}

/**
 * A ZIP as a stream of exactly `sizeBytes`: entries are opened one after the other as it is read, nothing is compressed
 * and nothing is held. An entry that fails destroys the stream with its error.
 */
export function zipStream(entries: readonly Entry[]): { stream: Readable; sizeBytes: number } {
  const zip = new ZipFile();
  let open: Readable | undefined;
  const stream = new PassThrough();
  zip.outputStream.pipe(stream);
  for (const entry of entries) {
    const options = { size: entry.sizeBytes, mtime: entry.modifiedAt, compress: false };
    zip.addReadStreamLazy(entry.name, options, (give) => {
      entry.open().then(
        (readable) => {
          open = readable;
          // The library pipes; a pipe passes no errors on, and one that is left would wait for ever.
          readable.once('error', (error) => stream.destroy(error));
          give(null, readable);
        },
        (error: Error) => stream.destroy(error),
      );
    });
  }
  zip.on('error', (error: Error) => stream.destroy(error));
  stream.once('close', () => open?.destroy());
  zip.end();
  return { stream, sizeBytes: sizeOfZip(entries) };
}
