import { Readable } from 'node:stream';
import type { Piece } from './pieces.ts';

/** A stretch of a file, `end` exclusive. */
type ByteRange = { start: number; end: number };

/** Puts pieces over a chunk that begins at `position` of the file. The chunk itself is left as it is. */
function overlay(chunk: Uint8Array, position: number, pieces: readonly Piece[]): Uint8Array {
  let result: Buffer | null = null;
  for (const piece of pieces) {
    const from = Math.max(piece.offset, position);
    const to = Math.min(piece.offset + piece.bytes.length, position + chunk.length);
    if (from >= to) continue;
    // A copy: the chunk may be a view of memory that its source uses again.
    result ??= Buffer.from(chunk);
    piece.bytes.copy(result, from - position, from - piece.offset, to - piece.offset);
  }
  return result ?? chunk;
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
    yield overlay(chunk, position, sorted.slice(next, last));
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
