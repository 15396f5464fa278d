import { fileTypeFromBuffer } from 'file-type';
import { Invalid } from '#lib/errors.ts';

/** How much of a file is looked at to tell what it is. Bytes. */
export const headSize = 4096;

const longestLook = 500;

/** Looks at a head with a deadline: what cannot be told quickly is not told (F07). */
async function detected(head: Uint8Array): Promise<{ ext: string; mime: string } | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, longestLook, undefined).unref());
  return Promise.race([fileTypeFromBuffer(head).catch(() => undefined), late]);
}

/**
 * Refuses what is not a PDF by its first bytes, whatever its name says. Some bytes before the header are allowed, as
 * readers allow them, unless they are the signature of another kind of file.
 * @throws Invalid  with a sentence that says what it is instead
 */
export async function requirePdf(head: Uint8Array): Promise<void> {
  if (head.length === 0) throw new Invalid('This file is empty. Please choose the document again.');
  const found = await detected(head);
  if (found?.mime === 'application/pdf') return;
  const text = Buffer.from(head.subarray(0, 1024)).toString('latin1');
  if (!found && /%PDF-[12]\.\d/.test(text) && !/^\s*</.test(text)) return;
  const what = found ? ` (it is of the kind ${found.ext.toUpperCase()})` : '';
  throw new Invalid(`This file is not a PDF${what}. Please export the document as PDF and upload that.`);
}

// Controls that no text has; NUL among them.
const binary = /[^\P{Cc}\t\n\f\r]/u;

function isText(head: Uint8Array): boolean {
  try {
    // A character may be cut in two at the end of the head.
    return !binary.test(new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }));
  } catch {
    return false;
  }
}

/**
 * What a file is by its first bytes, whatever its name says: a media type. Text of any kind (markup and scripts too) is
 * `text/plain`; what is not known is `application/octet-stream`.
 */
export async function contentTypeOf(head: Uint8Array): Promise<string> {
  const found = await detected(head);
  if (found) return found.mime;
  return isText(head) ? 'text/plain' : 'application/octet-stream';
}

/** Reads the first `headSize` bytes of a stream, and gives them with the whole stream, unchanged. */
export async function peek(
  source: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; whole: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let size = 0;
  while (size < headSize) {
    const step = await iterator.next();
    if (step.done) break;
    taken.push(step.value);
    size += step.value.length;
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      yield* taken;
      for (let step = await iterator.next(); !step.done; step = await iterator.next()) yield step.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head: Buffer.concat(taken).subarray(0, headSize), whole: whole() };
}
