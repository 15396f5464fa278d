import { open } from 'node:fs/promises';
import { MAX_FILE_BYTES } from './limits.ts';
import { normalise, type Progress } from './normalise.ts';
import { type Reason, Refused } from './reasons.ts';

/**
 * What became of a document: ready to be marked as it is, repaired (each repair named) or refused (with what to do).
 * `pages` is 0 when refused.
 */
export type Inspection = { state: 'ready' | 'repaired' | 'refused'; reasons: Reason[]; pages: number };

/** Reads a whole file, but never one that is larger than a document may be. @throws Refused it is */
export async function readDocument(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    if ((await file.stat()).size > MAX_FILE_BYTES) throw new Refused('too-large');
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/**
 * Says whether a file can be marked, by doing all of preparation but the writing. Strangers' files are parsed in a
 * process that can be killed: there call this, or `preparePdf`, and nowhere else.
 * @throws Error  the file cannot be read from the disk
 */
export async function inspectPdf(
  path: string,
  onProgress?: (progress: Progress) => void,
): Promise<Inspection> {
  try {
    const { pages, repairs } = await normalise(await readDocument(path), onProgress);
    return { state: repairs.length > 0 ? 'repaired' : 'ready', reasons: repairs, pages: pages.length };
  } catch (error) {
    if (error instanceof Refused) return { state: 'refused', reasons: [error.reason], pages: 0 };
    throw error;
  }
}
