/** One piece of a cut stream; `last` says that nothing follows it. */
export type Segment = { bytes: Uint8Array; last: boolean };

async function* fillSegments(source: AsyncIterable<Uint8Array>, first: number, rest: number) {
  let want = first;
  let filled = 0;
  let segment = new Uint8Array(0);
  for await (const chunk of source) {
    let left = chunk;
    while (left.length > 0) {
      if (filled === 0 && left.length >= want) {
        yield left.subarray(0, want);
        left = left.subarray(want);
        want = rest;
        continue;
      }
      if (filled === 0) segment = new Uint8Array(want);
      const taken = left.subarray(0, want - filled);
      segment.set(taken, filled);
      filled += taken.length;
      left = left.subarray(taken.length);
      if (filled < want) continue;
      yield segment;
      filled = 0;
      want = rest;
    }
  }
  if (filled > 0) yield segment.subarray(0, filled);
}

/**
 * Cuts a byte stream of any chunk sizes into segments: the first of `first` bytes, all others of `rest` bytes, the last
 * one possibly shorter (an empty stream is one empty segment). Holds at most two segments. A chunk that already has the
 * right size is passed on without a copy, so that sources which read exactly one segment at a time stay fast; sources
 * must not reuse the memory of a chunk.
 */
export async function* cutIntoSegments(
  source: AsyncIterable<Uint8Array>,
  first: number,
  rest: number,
): AsyncGenerator<Segment> {
  // A segment waits until another one shows that it is not the last.
  let waiting: Uint8Array | undefined;
  for await (const bytes of fillSegments(source, first, rest)) {
    if (waiting) yield { bytes: waiting, last: false };
    waiting = bytes;
  }
  yield { bytes: waiting ?? new Uint8Array(0), last: true };
}
