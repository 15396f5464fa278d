import { createSecretKey, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  type ByteRange,
  decryptStream,
  encryptStream,
  type ReadCiphertext,
} from '#lib/crypto/streaming-aead.ts';
import type { StreamingParameters } from '#lib/crypto/streaming-layout.ts';
import { collect, inChunks } from './bytes.ts';

// Small segments meet many borders cheaply.
/** 8 bytes of plaintext in the first segment, 48 in each other. */
export const SMALL: StreamingParameters = { segmentSize: 64, hash: 'sha256', keySize: 32 };
/** Plaintext in segment 0, in bytes. */
export const FIRST = 8;
/** Plaintext in each other segment, in bytes. */
export const REST = 48;

/** What everything here is encrypted under. */
export const key = createSecretKey(randomBytes(32));
/** What everything here is tied to. */
export const associatedData = Buffer.from('of this file');

/** Reads from a ciphertext in memory; notes in `asked` which stretches were asked for. */
export function reading(ciphertext: Uint8Array, asked: ByteRange[] = [], chunkSize = 64): ReadCiphertext {
  return async (range) => {
    asked.push(range);
    const bytes = Buffer.from(ciphertext.subarray(range.start, range.end));
    const chunks = Array.from({ length: Math.ceil(bytes.length / chunkSize) }, (_, index) =>
      bytes.subarray(index * chunkSize, (index + 1) * chunkSize),
    );
    return { size: ciphertext.length, body: Readable.from(chunks, { objectMode: false }) };
  };
}

/** The whole ciphertext. */
export async function encrypt(plaintext: Uint8Array, parameters = SMALL, chunkSize = 1000): Promise<Buffer> {
  const source = inChunks(plaintext, chunkSize);
  return await collect(encryptStream({ key, associatedData, source }, parameters));
}

/** What came before the end or the error. */
export type Outcome = { yielded: Buffer; error: unknown };

/** Reads all or a part, and never throws: what was given before an error counts. */
export async function decrypt(
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
