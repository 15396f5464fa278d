import { open, readFile } from 'node:fs/promises';
import { decodedText } from '#lib/decoded-text.ts';
import { codeOf, Sentence } from '../sentence.ts';

/** The size of a file, once it is known to be one that can be read. @throws Sentence */
export async function sizeOfFile(path: string): Promise<number> {
  try {
    const file = await open(path, 'r');
    const facts = await file.stat().finally(() => file.close());
    if (!facts.isFile()) throw new Sentence(`${path} is not a file.`);
    return facts.size;
  } catch (error) {
    const why = { ENOENT: 'does not exist', EACCES: 'cannot be read by this user' }[codeOf(error) ?? ''];
    throw why ? new Sentence(`The file ${path} ${why}.`) : error;
  }
}

/** A text file of at most `maximum` bytes, in UTF-8, UTF-16 or Windows-1252. @throws Sentence */
export async function readTextFile(path: string, maximum: number): Promise<string> {
  if ((await sizeOfFile(path)) > maximum)
    throw new Sentence(`The file ${path} is too large: at most ${maximum / 1_000_000} MB are read.`);
  const found = await decodedText(await readFile(path));
  if ('mime' in found)
    throw new Sentence(`The file ${path} is no text but ${found.mime}; give HTML, Markdown or plain text.`);
  return found.text;
}

/** The bytes of a file of at most 32 MB. @throws Sentence */
export async function readBinaryFile(path: string): Promise<Uint8Array> {
  if ((await sizeOfFile(path)) > 32 * 1024 * 1024)
    throw new Sentence(`The file ${path} is too large: at most 32 MB are read.`);
  return readFile(path);
}
