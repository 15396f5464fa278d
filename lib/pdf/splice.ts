import { Readable } from 'node:stream';
import type { Piece } from './pieces.ts';

/** A stretch of a file, `end` exclusive. */
type ByteRange = { start: number; end: number };

/** The part of a piece that lies within a chunk that begins at `position`. */
function within(piece: Piece, position: number, length: number): { from: number; bytes: Buffer } {
  const from = Math.max(piece.offset, position);
  const to = Math.min(piece.offset + piece.bytes.length, position + length);
  return { from: from - position, bytes: piece.bytes.subarray(from - piece.offset, to - piece.offset) };
}

/** Puts pieces over a chunk that begins at `position` of the file. */
function overlay(chunk: Uint8Array, position: number, pieces: readonly Piece[]): void {
  for (const piece of pieces) {
    const { from, bytes } = within(piece, position, chunk.length);
    chunk.set(bytes, from);
  }
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
    overlay(chunk, position, sorted.slice(next, last));
    yield chunk;
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
 * any size, and comes out with the pieces put over them. Chunks are handed over: they are written into, because parts or
 * copies of them cost as much as decrypting. Constant memory; pieces must not overlap each other. The stream fails if the source is shorter or longer than the range, and destroys the source when it is destroyed.
 */
export function spliceSlots(
  source: AsyncIterable<Uint8Array>,
  pieces: readonly Piece[],
  range: ByteRange,
): Readable {
  return Readable.from(spliced(source, pieces, range), { objectMode: false });
}
