import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Bytes that stand at an offset of a prepared file in one copy of it. */
export type Piece = { offset: number; bytes: Buffer };

const MAGIC = Buffer.from('CDP1');
const MAX_UNPACKED = 16 * 1024 * 1024;

function pushNumber(target: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    target.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  target.push(rest);
}

class Reader {
  #bytes: Buffer;
  #position = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  number(): number {
    let value = 0;
    for (let factor = 1; factor < Number.MAX_SAFE_INTEGER; factor *= 0x80) {
      const byte = this.take(1)[0] ?? 0;
      value += (byte % 0x80) * factor;
      if (byte < 0x80) return value;
    }
    throw new Error('The pieces of a copy are damaged: a number is too long.');
  }

  take(length: number): Buffer {
    const part = this.#bytes.subarray(this.#position, this.#position + length);
    if (part.length < length) throw new Error('The pieces of a copy are damaged: they end early.');
    this.#position += length;
    return part;
  }

  get atEnd(): boolean {
    return this.#position === this.#bytes.length;
  }
}

/**
 * Packs pieces to be stored: each distinct run of bytes once (all pages have the same code), places as distances. About
 * 15 KB for a copy of any number of pages.
 */
export function serializePieces(pieces: readonly Piece[]): Buffer {
  const indexes = new Map<string, number>();
  const distinct: Buffer[] = [];
  const places: number[] = [];
  let last = 0;
  for (const piece of [...pieces].sort((a, b) => a.offset - b.offset)) {
    const key = piece.bytes.toString('latin1');
    const index = indexes.get(key) ?? distinct.length;
    if (index === distinct.length) {
      indexes.set(key, index);
      distinct.push(piece.bytes);
    }
    pushNumber(places, piece.offset - last);
    pushNumber(places, index);
    last = piece.offset;
  }
  const head: number[] = [];
  pushNumber(head, distinct.length);
  for (const bytes of distinct) pushNumber(head, bytes.length);
  pushNumber(head, pieces.length);
  const body = Buffer.concat([Buffer.from(head), Buffer.from(places), ...distinct]);
  return Buffer.concat([MAGIC, deflateRawSync(body)]);
}

/** Unpacks what `serializePieces` made. @throws Error it is something else, or damaged */
export function parsePieces(packed: Uint8Array): Piece[] {
  const bytes = Buffer.from(packed);
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error('These are not the pieces of a copy.');
  const unpacked = inflateRawSync(bytes.subarray(MAGIC.length), { maxOutputLength: MAX_UNPACKED });
  const reader = new Reader(unpacked);
  const lengths = Array.from({ length: reader.number() }, () => reader.number());
  const places: { offset: number; index: number }[] = [];
  let offset = 0;
  const count = reader.number();
  for (let place = 0; place < count; place += 1) {
    offset += reader.number();
    places.push({ offset, index: reader.number() });
  }
  const distinct = lengths.map((length) => reader.take(length));
  if (!reader.atEnd) throw new Error('The pieces of a copy are damaged: something follows them.');
  return places.map((place) => {
    const part = distinct[place.index];
    if (!part) throw new Error('The pieces of a copy are damaged: one is missing.');
    return { offset: place.offset, bytes: part };
  });
}
