import { createSecretKey, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collect } from '#lib/testing/bytes.ts';
import { associatedData, decrypt, encrypt, FIRST, key, REST, reading, SMALL } from '#lib/testing/segments.ts';
import { NotAuthentic } from './not-authentic.ts';
import { decryptStream, type ReadCiphertext } from './streaming-aead.ts';

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
