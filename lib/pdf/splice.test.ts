import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { collect, inChunks, pieces as parts } from '#lib/testing/bytes.ts';
import { type Piece, parsePieces, serializePieces } from './pieces.ts';
import { spliceSlots } from './splice.ts';

/** A file, pieces within it that do not overlap, and the copy they make. */
const files = fc
  .tuple(
    fc.uint8Array({ minLength: 1, maxLength: 400 }),
    fc.array(fc.tuple(fc.nat(40), fc.uint8Array({ minLength: 1, maxLength: 30 })), { maxLength: 12 }),
  )
  .map(([bytes, steps]) => {
    const copy = Buffer.from(bytes);
    const list: Piece[] = [];
    let offset = 0;
    for (const [gap, content] of steps) {
      offset += gap;
      if (offset + content.length > bytes.length) break;
      list.push({ offset, bytes: Buffer.from(content) });
      copy.set(content, offset);
      offset += content.length;
    }
    return { file: Buffer.from(bytes), pieces: list, copy };
  });

test('any range of a copy, in chunks of any size, is that stretch of the whole copy', async () => {
  await fc.assert(
    fc.asyncProperty(
      files,
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 70 }),
      async ({ file, pieces, copy }, a, b, size) => {
        const [x, y] = [a % (file.length + 1), b % (file.length + 1)];
        const range = { start: Math.min(x, y), end: Math.max(x, y) };
        const source = inChunks(Buffer.from(file.subarray(range.start, range.end)), size);
        const got = await collect(spliceSlots(source, pieces, range));
        expect(got).toEqual(copy.subarray(range.start, range.end));
      },
    ),
  );
});

test('pieces come back from storage as they were, in the order of the file', () => {
  fc.assert(
    fc.property(files, ({ pieces }) => {
      expect(parsePieces(serializePieces(pieces.toReversed()))).toEqual(pieces);
    }),
  );
});

test('five thousand pages with the same code take little room', () => {
  const code = Buffer.alloc(240, 'x');
  const pieces = Array.from({ length: 5000 }, (_, page) => ({ offset: 1000 + page * 700, bytes: code }));
  expect(serializePieces(pieces).length).toBeLessThan(1_000);
});

test('stored pieces that were damaged or cut are an error, never other pieces', () => {
  const packed = serializePieces([{ offset: 5, bytes: Buffer.from('abc') }]);
  expect(() => parsePieces(packed.subarray(0, -2))).toThrow();
  expect(() => parsePieces(Buffer.from('something else'))).toThrow('not the pieces');
});

test('a prepared file that is shorter or longer than it should be breaks the copy off', async () => {
  const short = spliceSlots(parts('abc'), [], { start: 0, end: 4 });
  await expect(collect(short)).rejects.toThrow('ended before');
  const long = spliceSlots(parts('abc', 'de'), [], { start: 0, end: 4 });
  await expect(collect(long)).rejects.toThrow('longer');
});

test('a reader who goes away closes the source', async () => {
  let closed = false;
  async function* source() {
    try {
      for (;;) yield Buffer.alloc(1000);
    } finally {
      closed = true;
    }
  }
  const stream = spliceSlots(source(), [], { start: 0, end: 1e9 });
  for await (const chunk of stream) {
    expect(chunk.length).toBe(1000);
    break;
  }
  await vi.waitFor(() => expect(closed).toBe(true));
});
