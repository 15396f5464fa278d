import { unzipSync } from 'fflate';
import { kindOf, whyNotPath } from './left-out.ts';
import { RefusedFile } from './refused.ts';
import { type FileProblem, importLimits } from './schema.ts';

/** A file of an archive that may be a policy or belong to one. */
export type Entry = { path: string; bytes: Uint8Array };

const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MB`;

function mostBytes(path: string): number {
  const kind = kindOf(path);
  if (!('kind' in kind)) return 0;
  if (kind.kind === 'word') return importLimits.wordBytes;
  if (kind.kind === 'pdf') return importLimits.pdfBytes;
  return kind.kind === 'picture' ? importLimits.pictureBytes : importLimits.textBytes;
}

/** Why a file is not even unpacked. Null when it is. */
function whyNotFile(path: string, size: number): string | null {
  const why = whyNotPath(path);
  if (why) return why;
  const kind = kindOf(path);
  if ('reason' in kind) return kind.reason;
  if (size === 0) return 'This file is empty.';
  const most = mostBytes(path);
  if (size <= most) return null;
  const limit = most === importLimits.textBytes ? '1 MB' : megabytes(most);
  const told = size < 10_000_000 ? `${(size / 1_000_000).toFixed(1)} MB` : megabytes(size);
  return `This file has ${told}; at most ${limit} is taken. Please split it or make it smaller.`;
}

/**
 * Unpacks a ZIP archive: only what may be a policy or belong to one, and never more than it declared. What is left out is told.
 * @throws RefusedFile  no archive, too many files, or it unpacks absurdly
 */
export function unpack(bytes: Uint8Array): { entries: Entry[]; leftOut: FileProblem[] } {
  const leftOut: FileProblem[] = [];
  const seen = new Map<string, string>();
  let unpacked = 0;
  const filter = ({ name, originalSize, size }: { name: string; originalSize: number; size: number }) => {
    if (name.endsWith('/')) return false;
    const tell = (message: string) => {
      if (message) leftOut.push({ path: shown(name), line: null, message });
      return false;
    };
    const why = whyNotFile(name, originalSize);
    if (why !== null) return tell(why);
    const twin = seen.get(name.normalize('NFC').toLowerCase());
    if (twin === name) return tell('The archive holds this file twice; the first one is taken.');
    if (twin) return tell(`Its name differs from ${twin} in case only. Please rename one of them.`);
    seen.set(name.normalize('NFC').toLowerCase(), name);
    unpacked += originalSize;
    if (seen.size + leftOut.length > importLimits.files)
      throw new RefusedFile('This archive holds more than 10,000 files. Please split it.');
    if (unpacked > importLimits.unpackedBytes || (originalSize > 1024 * 1024 && originalSize > size * 500))
      throw new RefusedFile('This archive unpacks to far more than policies can hold. It is not read.');
    return true;
  };
  try {
    const files = unzipSync(bytes, { filter });
    const entries = Object.entries(files).map(([path, content]) => ({ path, bytes: content }));
    return { entries: entries.sort((a, b) => (a.path < b.path ? -1 : 1)), leftOut };
  } catch (error) {
    if (error instanceof RefusedFile) throw error;
    throw new RefusedFile('This archive is damaged or protected by a password. Please pack it again as ZIP.');
  }
}

/** A path that can be shown whatever it holds. */
export function shown(path: string): string {
  return path
    .toWellFormed()
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
    .slice(0, 500);
}
