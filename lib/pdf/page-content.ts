import { constants, inflateSync } from 'node:zlib';
import { PdfArray, type PdfDict, PdfName, type PdfObject, PdfStream } from '@libpdf/core';
import { closingOperators, readContentState } from './content-tokens.ts';
import { MAX_CONTENT_BYTES } from './limits.ts';
import { Refused } from './reasons.ts';
import type { SourceDocument } from './source-document.ts';

/** The content of a page, ready to be followed by marks. */
export type EnclosedContent = {
  /** The streams that draw the page; the document's own wherever they were sound. */
  streams: PdfObject[];
  /** Operators that must follow before anything else is drawn. */
  closing: string;
  /** Whether the content itself had to be changed. */
  repaired: boolean;
  /** Unpacked size. */
  sizeBytes: number;
};

function streamsOf(source: SourceDocument, page: PdfDict): PdfObject[] {
  const contents = page.get('Contents');
  const value = source.resolve(contents);
  if (value instanceof PdfStream) return contents ? [contents] : [];
  if (!(value instanceof PdfArray)) return [];
  return value.toArray().filter((item) => source.resolve(item) instanceof PdfStream);
}

function isPlainDeflate(source: SourceDocument, stream: PdfStream): boolean {
  if (source.resolve(stream.get('DecodeParms')) !== undefined) return false;
  const filter = source.resolve(stream.get('Filter'));
  const only = filter instanceof PdfArray && filter.length === 1 ? source.resolve(filter.at(0)) : filter;
  return only instanceof PdfName && (only.value === 'FlateDecode' || only.value === 'Fl');
}

/** Unpacks a stream, at most `limit` bytes. @throws Refused it is larger or cannot be read */
export function unpack(source: SourceDocument, stream: PdfStream, limit: number): Uint8Array {
  if (stream.data.length > limit) throw new Refused('too-complex');
  try {
    if (isPlainDeflate(source, stream)) {
      // A stream cut short still shows what came before the cut, in viewers and here.
      return inflateSync(stream.data, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH });
    }
  } catch (error) {
    if (error instanceof RangeError) throw new Refused('too-complex');
  }
  let bytes: Uint8Array;
  try {
    bytes = stream.getDecodedData();
  } catch {
    throw new Refused('page-content');
  }
  if (bytes.length > limit) throw new Refused('too-complex');
  return bytes;
}

function join(source: SourceDocument, streams: readonly PdfObject[]): Buffer {
  const parts: Uint8Array[] = [];
  let room = MAX_CONTENT_BYTES;
  for (const item of streams) {
    const stream = source.resolve(item);
    if (!(stream instanceof PdfStream)) continue;
    const bytes = unpack(source, stream, room);
    room -= bytes.length;
    // Streams of one page are read as one, with white space between them (ISO 32000-1, 7.8.2).
    parts.push(bytes, Buffer.from('\n'));
  }
  return Buffer.concat(parts);
}

/**
 * Reads the content of a page and says what must follow it so that marks stand in an untouched graphics state. Only
 * what would otherwise swallow or move the marks is rewritten: an inline image that never ends is cut off, a restore without a
 * save (which some viewers ignore) is blanked, because it would undo the save put in front.
 */
export function encloseContent(source: SourceDocument, page: PdfDict): EnclosedContent {
  const streams = streamsOf(source, page);
  const bytes = join(source, streams);
  const state = readContentState(bytes);
  const closing = closingOperators(state);
  if (state.strayRestores.length === 0 && state.end === bytes.length) {
    return { streams, closing, repaired: false, sizeBytes: bytes.length };
  }
  const rewritten = Buffer.from(bytes.subarray(0, state.end));
  for (const offset of state.strayRestores) rewritten[offset] = 0x20;
  const stream = source.register(new PdfStream([], rewritten));
  return { streams: [stream], closing, repaired: true, sizeBytes: bytes.length };
}
