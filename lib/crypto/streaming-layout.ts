/** What a reader and a writer must agree on. `keySize` is that of the derived key and of the salt, in bytes. */
export type StreamingParameters = {
  segmentSize: number;
  hash: 'sha1' | 'sha256';
  keySize: 16 | 32;
};

/** Candor's parameters: Tink's AES256_GCM_HKDF with SHA-256 and ciphertext segments of 256 KiB. */
export const FILE_PARAMETERS: StreamingParameters = { segmentSize: 256 * 1024, hash: 'sha256', keySize: 32 };

/** The authentication tag that ends each segment, in bytes. */
export const TAG_SIZE = 16;
/** The part of the nonce that all segments share, in bytes. */
export const NONCE_PREFIX_SIZE = 7;

/** Length byte, salt and nonce prefix, in bytes. */
export function headerSize(parameters: StreamingParameters): number {
  return 1 + parameters.keySize + NONCE_PREFIX_SIZE;
}

/** How much plaintext a segment holds (segment 0 holds the header too), in bytes. @throws RangeError no room for it */
export function plaintextSegmentSize(parameters: StreamingParameters): number {
  const size = parameters.segmentSize - TAG_SIZE;
  if (size <= headerSize(parameters)) throw new RangeError('The segment size leaves no room for the header.');
  return size;
}

/** The number of the segment with the plaintext byte at `offset`: found as if the header were plaintext before it. */
export function segmentOf(offset: number, parameters: StreamingParameters): number {
  return Math.floor((offset + headerSize(parameters)) / plaintextSegmentSize(parameters));
}

/** The number of the last segment of `plaintextSize` bytes; even no bytes have one segment. */
export function lastSegmentOf(plaintextSize: number, parameters: StreamingParameters): number {
  return segmentOf(Math.max(plaintextSize - 1, 0), parameters);
}

/** The exact size in bytes of the ciphertext of `plaintextSize` bytes. */
export function ciphertextSize(plaintextSize: number, parameters = FILE_PARAMETERS): number {
  const segments = lastSegmentOf(plaintextSize, parameters) + 1;
  return headerSize(parameters) + plaintextSize + segments * TAG_SIZE;
}
