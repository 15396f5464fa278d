import { createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NotAuthentic } from './not-authentic.ts';
import { type ByteRange, decryptStream, encryptStream, type ReadCiphertext } from './streaming-aead.ts';
import { ciphertextSize, FILE_PARAMETERS, type StreamingParameters } from './streaming-layout.ts';

// Small segments meet many borders cheaply: 8 bytes of plaintext in the first one, 48 in each other.
const SMALL: StreamingParameters = { segmentSize: 64, hash: 'sha256', keySize: 32 };
const FIRST = 8;
const REST = 48;

const key = createSecretKey(randomBytes(32));
const associatedData = Buffer.from('of this file');

function reading(ciphertext: Uint8Array, asked: ByteRange[] = [], chunkSize = 64): ReadCiphertext {
  return async (range) => {
    asked.push(range);
    const bytes = Buffer.from(ciphertext.subarray(range.start, range.end));
    const chunks = Array.from({ length: Math.ceil(bytes.length / chunkSize) }, (_, index) =>
      bytes.subarray(index * chunkSize, (index + 1) * chunkSize),
    );
    return { size: ciphertext.length, body: Readable.from(chunks, { objectMode: false }) };
  };
}

async function collect(parts: AsyncIterable<Buffer>): Promise<Buffer> {
  const list: Buffer[] = [];
  for await (const part of parts) list.push(part);
  return Buffer.concat(list);
}

async function* inChunks(bytes: Uint8Array, chunkSize: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
}

async function encrypt(plaintext: Uint8Array, parameters = SMALL, chunkSize = 1000): Promise<Buffer> {
  const source = inChunks(plaintext, chunkSize);
  return await collect(encryptStream({ key, associatedData, source }, parameters));
}

type Outcome = { yielded: Buffer; error: unknown };

async function decrypt(
  ciphertext: Uint8Array,
  size: number,
  options: {
    range?: ByteRange;
    parameters?: StreamingParameters;
    asked?: ByteRange[];
    chunkSize?: number;
  } = {},
): Promise<Outcome> {
  const read = reading(ciphertext, options.asked, options.chunkSize);
  const parts: Buffer[] = [];
  try {
    const input = { key, associatedData, read, size, range: options.range };
    for await (const part of decryptStream(input, options.parameters ?? SMALL)) parts.push(part);
    return { yielded: Buffer.concat(parts), error: null };
  } catch (error) {
    return { yielded: Buffer.concat(parts), error };
  }
}

/** The definition, read a second time and written without regard to streams: whole ciphertext in, whole plaintext out. */
function decryptByTheBook(ciphertext: Buffer, parameters: StreamingParameters): Buffer {
  const headerLength = ciphertext.readUInt8(0);
  const salt = ciphertext.subarray(1, headerLength - 7);
  const derived = hkdfSync(parameters.hash, key, salt, associatedData, salt.length);
  const count = Math.ceil(ciphertext.length / parameters.segmentSize);
  const messages = Array.from({ length: count }, (_, number) => {
    const from = number === 0 ? headerLength : number * parameters.segmentSize;
    const segment = ciphertext.subarray(from, (number + 1) * parameters.segmentSize);
    const counter = [number >>> 24, number >>> 16, number >>> 8, number, number === count - 1 ? 1 : 0];
    const nonce = Buffer.concat([ciphertext.subarray(headerLength - 7, headerLength), Buffer.from(counter)]);
    const decipher = createDecipheriv('aes-256-gcm', new Uint8Array(derived), nonce);
    decipher.setAuthTag(segment.subarray(-16));
    return Buffer.concat([decipher.update(segment.subarray(0, -16)), decipher.final()]);
  });
  return Buffer.concat(messages);
}

describe('the published format', () => {
  // Known answers of Tink's own tests (tink-java: AesGcmHkdfStreamingTestUtil, LegacyFullStreamingAeadIntegrationTest).
  const answers = [
    {
      name: 'SHA-1, 128 bit, three segments',
      parameters: { segmentSize: 64, hash: 'sha1', keySize: 16 },
      key: '6eb56cdc726dfbe5d57f2fcdc6e9345b',
      associatedData: Buffer.from('aad'),
      plaintext: 'This is a fairly long plaintext. It is of the exact length to create three output blocks. ',
      ciphertext:
        '1893b3af5e14ab378d065addfc8484da642c0862877baea8' +
        'db92d9c77406a406168478821c4298eab3e6d531277f4c1a051714faebcaefcbca7b7be05e9445ea' +
        'a0bb2904153398a25084dd80ae0edcd1c3079fcea2cd3770630ee36f7539207b' +
        '8ec9d754956d486b71cdf989f0ed6fba6779b63558be0a66e668df14e1603cd2' +
        'af8944844078345286d0b292e772e7190775c51a0f83e40c0b75821027e7e538e111',
    },
    {
      name: 'SHA-256, 128 bit, no plaintext',
      parameters: { segmentSize: 64, hash: 'sha256', keySize: 16 },
      key: '6eb56cdc726dfbe5d57f2fcdc6e9345b',
      associatedData: Buffer.alloc(0),
      plaintext: '',
      ciphertext: '18be78bce0cab6fd38a9041eea8ab0ffc4cf17e3c00b661d3927f5f79069f41a210fedc40b25648c',
    },
    {
      name: 'SHA-512, 128 bit, no plaintext',
      parameters: { segmentSize: 64, hash: 'sha512', keySize: 16 },
      key: '6eb56cdc726dfbe5d57f2fcdc6e9345b',
      associatedData: Buffer.alloc(0),
      plaintext: '',
      ciphertext: '18fec8139ccb406e0f140d7e2bcc41e1b899bc1b121574cc31d1c78ed2ca1cdf324665b8dce21095',
    },
    {
      name: 'SHA-1, 256 bit, one segment filled to its last byte',
      parameters: { segmentSize: 120, hash: 'sha1', keySize: 32 },
      key: '00112233445566778899aabbccddeeff6eb56cdc726dfbe5d57f2fcdc6e9345b',
      associatedData: Buffer.of(0, 1, 2, 3),
      plaintext: 'BLOCK 1.BLOCK 2.BLOCK 3.BLOCK 4.BLOCK 5.BLOCK 6.BLOCK 7.BLOCK 8.',
      ciphertext:
        '28782994617714a80fa085e15051a16854522330d6d0f26c049b2192f09cdd98b2eb90c753bfff27' +
        '7a29e54fa4afb15d648c28477eb07f012535c767f5fdce24ffffae318480c1d37357d6d3c5111593' +
        '18afa09ef38aa3f5456fd7817c5c02dd6e1a7fef174c8bd24e38b5982ac105497c0101ac5581fe5b',
    },
    {
      name: 'SHA-256, 256 bit, two segments: the parameters of Candor but for the size',
      parameters: { segmentSize: 64, hash: 'sha256', keySize: 32 },
      key: `${'abcdef'.repeat(10)}abcd`,
      associatedData: Buffer.from('abcdef0123456789', 'hex'),
      plaintext: 'plaintext',
      ciphertext:
        '2835ef18cf07696f0a3dce18e25c9a26e7ad57a4ad47a9d39aef03a328db5109' +
        '164f6f240a1e9ed9b8d289ec3ddad4c221c0e60b7b143d63231aeeffca384241' +
        '0d19f0613b690ee32796f2a2d3c19fc778',
    },
  ] as const;

  test.each(answers)('what Tink encrypted is read: $name', async (answer) => {
    const ciphertext = Buffer.from(answer.ciphertext, 'hex');
    const input = {
      key: createSecretKey(Buffer.from(answer.key, 'hex')),
      associatedData: answer.associatedData,
      read: reading(ciphertext),
      size: answer.plaintext.length,
    };
    const plaintext = await collect(decryptStream(input, answer.parameters));
    expect(plaintext.toString()).toBe(answer.plaintext);
    expect(ciphertext.length).toBe(ciphertextSize(answer.plaintext.length, answer.parameters));
  });

  test('what is written opens by the book, at every size up to four segments', async () => {
    for (let size = 0; size <= FIRST + 3 * REST; size += 1) {
      const plaintext = randomBytes(size);
      const ciphertext = await encrypt(plaintext, SMALL, 7);
      expect(ciphertext.length).toBe(ciphertextSize(size, SMALL));
      expect(decryptByTheBook(ciphertext, SMALL)).toEqual(plaintext);
    }
  });

  test('files of 256 KiB segments open by the book around the limits of their segments', async () => {
    const first = FILE_PARAMETERS.segmentSize - 16 - 40;
    const rest = FILE_PARAMETERS.segmentSize - 16;
    for (const size of [
      0,
      1,
      first - 1,
      first,
      first + 1,
      first + rest,
      first + rest + 1,
      first + 2 * rest,
    ]) {
      const plaintext = randomBytes(size);
      const ciphertext = await encrypt(plaintext, FILE_PARAMETERS, 65_536);
      expect(ciphertext.length).toBe(ciphertextSize(size));
      expect(decryptByTheBook(ciphertext, FILE_PARAMETERS).equals(plaintext)).toBe(true);
      const chunkSize = FILE_PARAMETERS.segmentSize;
      const { yielded, error } = await decrypt(ciphertext, size, { parameters: FILE_PARAMETERS, chunkSize });
      expect(error).toBeNull();
      expect(yielded.equals(plaintext)).toBe(true);
    }
  });

  test('the same file never encrypts to the same bytes', async () => {
    const plaintext = Buffer.from('the same');
    expect(await encrypt(plaintext)).not.toEqual(await encrypt(plaintext));
  });

  test('a segment with no room for the header is refused', () => {
    expect(() => ciphertextSize(1, { ...SMALL, segmentSize: 56 })).toThrow(RangeError);
  });
});

describe('reading a part', () => {
  test('any part of any file is exactly that slice, however the bytes arrive', async () => {
    const law = fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 200 }),
      async (plaintext, a, b, chunkSize) => {
        const [start = 0, end = 0] = [a, b].map((n) => n % (plaintext.length + 1)).sort((x, y) => x - y);
        const ciphertext = await encrypt(plaintext, SMALL, chunkSize);
        const part = await decrypt(ciphertext, plaintext.length, { range: { start, end }, chunkSize });
        expect(part.error).toBeNull();
        expect(part.yielded).toEqual(Buffer.from(plaintext.subarray(start, end)));
      },
    );
    await fc.assert(law, { numRuns: 500 });
  });

  test('only the header and the segments of the part are read', async () => {
    const size = FIRST + 9 * REST;
    const ciphertext = await encrypt(randomBytes(size));
    const asked: ByteRange[] = [];
    const range = { start: FIRST + 3 * REST, end: FIRST + 5 * REST };
    const { error } = await decrypt(ciphertext, size, { range, asked });
    expect(error).toBeNull();
    expect(asked).toEqual([
      { start: 0, end: 40 },
      { start: 4 * 64, end: 6 * 64 },
    ]);
  });

  test.each([
    { start: -1, end: 5 },
    { start: 5, end: 4 },
    { start: 0, end: 101 },
    { start: 0.5, end: 2 },
    { start: 0, end: Number.NaN },
  ])('a part outside of the file is refused: $start to $end', async (range) => {
    const { error } = await decrypt(await encrypt(randomBytes(100)), 100, { range });
    expect(error).toBeInstanceOf(RangeError);
  });

  test('a reader who leaves early leaves nothing open', async () => {
    const ciphertext = await encrypt(randomBytes(1000));
    const opened: Readable[] = [];
    const read: ReadCiphertext = async (range) => {
      const part = await reading(ciphertext)(range);
      opened.push(part.body);
      return part;
    };
    for await (const _ of decryptStream({ key, associatedData, read, size: 1000 }, SMALL)) break;
    expect(opened.map((body) => body.destroyed)).toEqual([true]);
  });
});

// X15: damage of any kind gives an error, and no byte beyond the last good segment.
describe('a changed file', () => {
  const segmentsOf = (ciphertext: Buffer) =>
    Array.from({ length: Math.ceil(ciphertext.length / 64) }, (_, number) =>
      ciphertext.subarray(number * 64, number * 64 + 64),
    );
  const plaintextBefore = (segment: number) => (segment === 0 ? 0 : FIRST + (segment - 1) * REST);

  async function expectRefusal(changed: Buffer, plaintext: Buffer, firstBad: number) {
    const { yielded, error } = await decrypt(changed, plaintext.length);
    expect(error).toBeInstanceOf(NotAuthentic);
    expect(yielded.length).toBeLessThanOrEqual(plaintextBefore(firstBad));
    expect(yielded).toEqual(plaintext.subarray(0, yielded.length));
  }

  const content = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Buffer.from(bytes));

  test('fails when any one bit is flipped', async () => {
    const law = fc.asyncProperty(content, fc.nat(), fc.nat(7), async (plaintext, place, bit) => {
      const changed = await encrypt(plaintext);
      const at = place % changed.length;
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
      await expectRefusal(changed, plaintext, Math.floor(at / 64));
    });
    await fc.assert(law, { numRuns: 500 });
  });

  test('fails when cut at any byte, whichever part is read', async () => {
    const law = fc.asyncProperty(content, fc.nat(), async (plaintext, place) => {
      const ciphertext = await encrypt(plaintext);
      const cut = ciphertext.subarray(0, place % ciphertext.length);
      await expectRefusal(cut, plaintext, Math.floor(cut.length / 64));
      const part = await decrypt(cut, plaintext.length, { range: { start: 0, end: 1 } });
      expect(part.error).toBeInstanceOf(NotAuthentic);
      expect(part.yielded.length).toBe(0);
    });
    await fc.assert(law, { numRuns: 300 });
  });

  test('fails when cut and the remembered size is cut too: the last segment is missing its mark', async () => {
    const plaintext = randomBytes(FIRST + 3 * REST);
    const cut = (await encrypt(plaintext)).subarray(0, 3 * 64);
    const { yielded, error } = await decrypt(cut, FIRST + 2 * REST);
    expect(error).toBeInstanceOf(NotAuthentic);
    expect(yielded).toEqual(plaintext.subarray(0, FIRST + REST));
  });

  test('fails when any two segments change places', async () => {
    const law = fc.asyncProperty(fc.nat(4), fc.nat(4), async (a, b) => {
      fc.pre(a !== b);
      const plaintext = randomBytes(FIRST + 4 * REST);
      const segments = segmentsOf(await encrypt(plaintext));
      const swapped = segments.map((segment, number) =>
        number === a ? segments[b] : number === b ? segments[a] : segment,
      );
      await expectRefusal(
        Buffer.concat(swapped.filter((segment) => segment !== undefined)),
        plaintext,
        Math.min(a, b),
      );
    });
    await fc.assert(law);
  });

  test('fails when anything is appended, a repeated segment included', async () => {
    const plaintext = randomBytes(FIRST + 2 * REST);
    const ciphertext = await encrypt(plaintext);
    for (const tail of [Buffer.of(0), randomBytes(16), ciphertext.subarray(-64), ciphertext]) {
      await expectRefusal(Buffer.concat([ciphertext, tail]), plaintext, 0);
    }
  });

  test('fails when a segment comes from another version of the same file under the same key', async () => {
    const plaintext = randomBytes(FIRST + 3 * REST);
    const [now, before] = [segmentsOf(await encrypt(plaintext)), segmentsOf(await encrypt(plaintext))];
    const mixed = now.map((segment, number) => (number === 2 ? before[2] : segment));
    await expectRefusal(Buffer.concat(mixed.filter((segment) => segment !== undefined)), plaintext, 2);
  });

  test('fails under another key and under other associated data', async () => {
    const ciphertext = await encrypt(randomBytes(100));
    const read = reading(ciphertext);
    const otherKey = { key: createSecretKey(randomBytes(32)), associatedData, read, size: 100 };
    await expect(collect(decryptStream(otherKey, SMALL))).rejects.toThrow(NotAuthentic);
    const otherPlace = { key, associatedData: Buffer.from('of another file'), read, size: 100 };
    await expect(collect(decryptStream(otherPlace, SMALL))).rejects.toThrow(NotAuthentic);
  });

  test('fails when the storage lies about the size and then sends too little or too much', async () => {
    const plaintext = randomBytes(FIRST + 3 * REST);
    const ciphertext = await encrypt(plaintext);
    for (const sent of [ciphertext.subarray(0, 128), Buffer.concat([ciphertext, randomBytes(64)])]) {
      const read: ReadCiphertext = async () => ({ size: ciphertext.length, body: Readable.from([sent]) });
      await expect(
        collect(decryptStream({ key, associatedData, read, size: plaintext.length }, SMALL)),
      ).rejects.toThrow(NotAuthentic);
    }
  });
});

describe('writing', () => {
  test('an error of the source ends it and is passed on', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield randomBytes(500);
      throw new Error('the visitor went away');
    }
    const writing = collect(encryptStream({ key, associatedData, source: broken() }, SMALL));
    await expect(writing).rejects.toThrow('the visitor went away');
  });
});
