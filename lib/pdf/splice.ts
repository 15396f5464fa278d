import { Readable } from 'node:stream';
import type { Piece } from './pieces.ts';

/** A stretch of a file, `end` exclusive. */
type ByteRange = { start: number; end: number };

// Up to so many pieces a chunk is handed on in parts, not copied: copying all of a large file costs as much as decrypting
// it. Where a chunk has many (small pages), many small writes would cost more.
const MAX_PARTS = 8;

/** The part of a piece that lies within a chunk that begins at `position`. */
function within(piece: Piece, position: number, length: number): { from: number; bytes: Buffer } {
  const from = Math.max(piece.offset, position);
  const to = Math.min(piece.offset + piece.bytes.length, position + length);
  return { from: from - position, bytes: piece.bytes.subarray(from - piece.offset, to - piece.offset) };
}

/** Puts pieces over a chunk that begins at `position` of the file. The chunk itself, which its source may use again, is left as it is. */
function* overlay(chunk: Uint8Array, position: number, pieces: readonly Piece[]): Generator<Uint8Array> {
  const parts = pieces
    .map((piece) => within(piece, position, chunk.length))
    .filter(({ bytes }) => bytes.length > 0);
  if (parts.length > MAX_PARTS) {
    const copy = Buffer.from(chunk);
    for (const { from, bytes } of parts) bytes.copy(copy, from);
    yield copy;
    return;
  }
  let done = 0;
  for (const { from, bytes } of parts) {
    if (from > done) yield chunk.subarray(done, from);
    yield bytes;
    done = from + bytes.length;
  }
  if (done < chunk.length) yield chunk.subarray(done);
}

async function* spliced(
  source: AsyncIterable<Uint8Array>,
  pieces: readonly Piece[],
  range: ByteRange,
): AsyncGenerator<Uint8Array> {
  const sorted = [...pieces].sort((a, b) => a.offset - b.offset);
  let position = range.start;
  let next = 0;
  for await (const chunk of source) {
    const end = position + chunk.length;
    if (end > range.end) throw new Error('The prepared file is longer than the stretch that was asked for.');
    while (next < sorted.length && ends(sorted[next]) <= position) next += 1;
    let last = next;
    while (last < sorted.length && (sorted[last]?.offset ?? end) < end) last += 1;
    for (const part of overlay(chunk, position, sorted.slice(next, last))) yield part;
    position = end;
  }
  // Ended early, the copy would look whole to who receives it without a length.
  if (position < range.end) throw new Error('The prepared file ended before the stretch that was asked for.');
}

function ends(piece: Piece | undefined): number {
  return piece ? piece.offset + piece.bytes.length : 0;
}

/**
 * Streams a copy: `source` yields the bytes `range.start` to `range.end` (exclusive) of the prepared file in chunks of
 * any size, and comes out with the pieces put over them. Constant memory; pieces must not overlap each other. The
 * stream fails if the source is shorter or longer than the range, and destroys the source when it is destroyed.
 */
export function spliceSlots(
  source: AsyncIterable<Uint8Array>,
  pieces: readonly Piece[],
  range: ByteRange,
): Readable {
  return Readable.from(spliced(source, pieces, range), { objectMode: false });
}
