import { createCipheriv, createDecipheriv, createHash, type KeyObject, randomBytes } from 'node:crypto';
import { NotAuthentic } from './not-authentic.ts';

/*
 * One small value under one key, AES-256-GCM:
 *   version (1 byte, 1) || id of the key (4 bytes) || nonce (12 bytes) || ciphertext || tag (16 bytes)
 * Authenticated with it: version, key id, and the context. Nonces are random, so one key may seal up to 2^32 values
 * (NIST SP 800-38D, section 8.3).
 */
const VERSION = 1;
const ID_SIZE = 4;
const NONCE_SIZE = 12;
const TAG_SIZE = 16;
const HEADER_SIZE = 1 + ID_SIZE;

/** SHA-256 of a key's bytes in hex: tells keys apart without giving anything away. */
export function fingerprintOf(key: KeyObject): string {
  return createHash('sha256').update(key.export()).digest('hex');
}

/** The first eight hex digits of a key's fingerprint. */
export function keyIdOf(key: KeyObject): string {
  return fingerprintOf(key).slice(0, ID_SIZE * 2);
}

/** The id of the key under which `sealed` was made. @throws NotAuthentic when it is of no known format */
export function sealedUnder(sealed: Uint8Array): string {
  if (sealed[0] !== VERSION || sealed.length < HEADER_SIZE + NONCE_SIZE + TAG_SIZE) {
    throw new NotAuthentic('A sealed value has an unknown format.');
  }
  return Buffer.from(sealed.subarray(1, HEADER_SIZE)).toString('hex');
}

/**
 * Joins parts so that no two lists of parts give the same bytes (each is led by its length); the first part names the
 * purpose. Used as associated data, it ties a ciphertext to its place: taken elsewhere it does not open.
 */
export function contextOf(...parts: string[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part, 'utf8');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

/** Encrypts a small value under a 256-bit key for one context. */
export function seal(key: KeyObject, context: Uint8Array, value: Uint8Array): Buffer {
  const header = Buffer.concat([Buffer.of(VERSION), Buffer.from(keyIdOf(key), 'hex')]);
  const nonce = randomBytes(NONCE_SIZE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.concat([header, context]));
  return Buffer.concat([header, nonce, cipher.update(value), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `seal` made. @throws NotAuthentic other key, other context, or changed bytes */
export function open(key: KeyObject, context: Uint8Array, sealed: Uint8Array): Buffer {
  if (sealedUnder(sealed) !== keyIdOf(key))
    throw new NotAuthentic('A sealed value was made under another key.');
  const body = sealed.subarray(HEADER_SIZE + NONCE_SIZE, sealed.length - TAG_SIZE);
  const decipher = createDecipheriv(
    'aes-256-gcm',
    key,
    sealed.subarray(HEADER_SIZE, HEADER_SIZE + NONCE_SIZE),
  );
  decipher.setAAD(Buffer.concat([sealed.subarray(0, HEADER_SIZE), context]));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_SIZE));
  const value = decipher.update(body);
  try {
    decipher.final();
  } catch (cause) {
    throw new NotAuthentic('A sealed value is not what was written for this place.', { cause });
  }
  return value;
}
