import { createCipheriv, createDecipheriv, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { NotAuthentic } from './not-authentic.ts';
import { cutIntoSegments } from './segments.ts';
import {
  ciphertextSize,
  FILE_PARAMETERS,
  headerSize,
  lastSegmentOf,
  NONCE_PREFIX_SIZE,
  plaintextSegmentSize,
  type StreamingParameters,
  segmentOf,
  TAG_SIZE,
} from './streaming-layout.ts';

/*
 * AES-GCM-HKDF streaming AEAD as Tink defines it
 * (https://developers.google.com/tink/streaming-aead/aes_gcm_hkdf_streaming; decision 002):
 *
 *   ciphertext = header || segment 0 || segment 1 || ...
 *   header     = length of the header (1 byte) || salt (key size) || nonce prefix (7 bytes)
 *   segment i  = AES-GCM(HKDF(key, salt, associated data), nonce prefix || uint32 i || last? 1 : 0)
 *
 * Header and segment 0 together, and each other segment, take `segmentSize` bytes; only the last one may be shorter.
 */

/** A stretch of bytes, `end` exclusive. */
export type ByteRange = { start: number; end: number };

/** Reads a stretch of a ciphertext; `size` is that of the whole ciphertext. The body is destroyed when left early. */
export type ReadCiphertext = (range: ByteRange) => Promise<{ size: number; body: Readable }>;

const LAST_SEGMENT_NUMBER = 2 ** 32 - 1;

function deriveKey(
  key: KeyObject,
  salt: Uint8Array,
  associatedData: Uint8Array,
  parameters: StreamingParameters,
) {
  return new Uint8Array(hkdfSync(parameters.hash, key, salt, associatedData, parameters.keySize));
}

function nonceOf(prefix: Uint8Array, number: number, last: boolean): Buffer {
  if (number > LAST_SEGMENT_NUMBER)
    throw new RangeError('The stream has more segments than the format can count.');
  const nonce = Buffer.alloc(NONCE_PREFIX_SIZE + 5);
  nonce.set(prefix);
  nonce.writeUInt32BE(number, NONCE_PREFIX_SIZE);
  nonce.writeUInt8(last ? 1 : 0, NONCE_PREFIX_SIZE + 4);
  return nonce;
}

function cipherName(parameters: StreamingParameters): 'aes-128-gcm' | 'aes-256-gcm' {
  return parameters.keySize === 16 ? 'aes-128-gcm' : 'aes-256-gcm';
}

/**
 * Encrypts a stream of any size under `key` in constant memory; yields one ciphertext segment at a time. Salt and nonce
 * prefix are fresh random bytes. An error of the source ends it.
 */
export async function* encryptStream(
  input: { key: KeyObject; associatedData: Uint8Array; source: AsyncIterable<Uint8Array> },
  parameters = FILE_PARAMETERS,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(parameters.keySize);
  const prefix = randomBytes(NONCE_PREFIX_SIZE);
  const header = Buffer.concat([Buffer.of(headerSize(parameters)), salt, prefix]);
  const derived = deriveKey(input.key, salt, input.associatedData, parameters);
  const rest = plaintextSegmentSize(parameters);
  let number = 0;
  for await (const { bytes, last } of cutIntoSegments(input.source, rest - header.length, rest)) {
    const cipher = createCipheriv(cipherName(parameters), derived, nonceOf(prefix, number, last));
    const parts = [cipher.update(bytes), cipher.final(), cipher.getAuthTag()];
    yield Buffer.concat(number === 0 ? [header, ...parts] : parts);
    number += 1;
  }
}

type Opener = (segment: Uint8Array, number: number) => Buffer;

function openerOf(
  header: Uint8Array,
  input: { key: KeyObject; associatedData: Uint8Array },
  lastSegment: number,
  parameters: StreamingParameters,
): Opener {
  if (header.length !== headerSize(parameters) || header[0] !== header.length) {
    throw new NotAuthentic('The file does not begin with the header of an encrypted file.');
  }
  const derived = deriveKey(
    input.key,
    header.subarray(1, 1 + parameters.keySize),
    input.associatedData,
    parameters,
  );
  const prefix = header.subarray(1 + parameters.keySize);
  return (segment, number) => {
    if (segment.length < TAG_SIZE) throw new NotAuthentic(`Segment ${number} of the file is cut short.`);
    const nonce = nonceOf(prefix, number, number === lastSegment);
    const decipher = createDecipheriv(cipherName(parameters), derived, nonce);
    decipher.setAuthTag(segment.subarray(segment.length - TAG_SIZE));
    const plaintext = decipher.update(segment.subarray(0, segment.length - TAG_SIZE));
    try {
      decipher.final();
    } catch (cause) {
      throw new NotAuthentic(`Segment ${number} of the file is not what was written.`, { cause });
    }
    return plaintext;
  };
}

async function readHeader(read: ReadCiphertext, parameters: StreamingParameters): Promise<Buffer> {
  const { body } = await read({ start: 0, end: headerSize(parameters) });
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}

/**
 * Decrypts `range` (all of it by default) of a ciphertext, reading only the header and the segments that the range
 * touches. `size` is the plaintext's size as its owner remembers it: with it a shortened or lengthened file is refused
 * whichever part is read. Yields authenticated bytes only and ends at the first segment that is not what was written.
 * @throws NotAuthentic  damaged, cut, lengthened, reordered, other key, other associated data
 * @throws RangeError    the range is outside of the plaintext
 */
export async function* decryptStream(
  input: {
    key: KeyObject;
    associatedData: Uint8Array;
    read: ReadCiphertext;
    size: number;
    range?: ByteRange;
  },
  parameters = FILE_PARAMETERS,
): AsyncGenerator<Buffer> {
  const { start, end } = input.range ?? { start: 0, end: input.size };
  if (
    !(
      Number.isSafeInteger(start) &&
      Number.isSafeInteger(end) &&
      0 <= start &&
      start <= end &&
      end <= input.size
    )
  ) {
    throw new RangeError(`The range ${start}-${end} is outside of the ${input.size} bytes.`);
  }
  const lastSegment = lastSegmentOf(input.size, parameters);
  const from = Math.min(segmentOf(start, parameters), lastSegment);
  const to = Math.min(segmentOf(Math.max(start, end - 1), parameters), lastSegment);
  const total = ciphertextSize(input.size, parameters);
  const { segmentSize } = parameters;

  const header = from === 0 ? undefined : await readHeader(input.read, parameters);
  let open = header && openerOf(header, input, lastSegment, parameters);
  const { size, body } = await input.read({
    start: from * segmentSize,
    end: Math.min((to + 1) * segmentSize, total),
  });
  try {
    if (size !== total) throw new NotAuthentic(`The file has ${size} bytes where ${total} were written.`);
    let number = from;
    for await (const { bytes } of cutIntoSegments(body, segmentSize, segmentSize)) {
      const skip = number === 0 ? headerSize(parameters) : 0;
      open ??= openerOf(bytes.subarray(0, skip), input, lastSegment, parameters);
      const plaintext = open(bytes.subarray(skip), number);
      // Where this segment's first plaintext byte stands in the whole; see segmentOf.
      const place = number * plaintextSegmentSize(parameters) - headerSize(parameters) + skip;
      const piece = plaintext.subarray(Math.max(start - place, 0), Math.max(end - place, 0));
      if (piece.length > 0) yield piece;
      number += 1;
    }
    if (number <= to) throw new NotAuthentic(`The file ends before segment ${number}.`);
  } finally {
    body.destroy();
  }
}
