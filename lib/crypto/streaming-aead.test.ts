import { createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collect } from '#lib/testing/bytes.ts';
import { associatedData, decrypt, encrypt, FIRST, key, REST, reading, SMALL } from '#lib/testing/segments.ts';
import { type ByteRange, decryptStream, encryptStream, type ReadCiphertext } from './streaming-aead.ts';
import { ciphertextSize, FILE_PARAMETERS, type StreamingParameters } from './streaming-layout.ts';

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
