import { createHash, createHmac, type KeyObject, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

// Crockford's base 32: digits and letters without I, L, O and U, so that a code survives being read aloud.
const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const COPY_CODE_SIZE = 10;

/** A secret of 256 random bits in base64url (43 characters), for links, sessions and API keys. Keep only its hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Six digits, each of the million equally likely. Only as strong as the limit on tries; keep only its keyed hash. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** A short name for a copy, like 7K3QX-9MPW2: 50 random bits. Not a secret, but not to be guessed either. */
export function newCopyCode(): string {
  // 32 letters divide 256 evenly, so taking five bits of each byte keeps them equally likely.
  const letters = Array.from(randomBytes(COPY_CODE_SIZE), (byte) => CODE_LETTERS.charAt(byte & 31)).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** The copy code that a person typed from paper (case, dash, O for 0, I or L for 1), or null if it is none. */
export function parseCopyCode(text: string): string | null {
  const letters = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const known =
    letters.length === COPY_CODE_SIZE && [...letters].every((letter) => CODE_LETTERS.includes(letter));
  return known ? `${letters.slice(0, 5)}-${letters.slice(5)}` : null;
}

/** SHA-256 in hex. Enough for 256-bit tokens; short codes need `hashCode`. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/** HMAC-SHA-256 in hex: without the pepper a stolen hash of six digits says nothing, with a plain hash it says all. */
export function hashCode(code: string, pepper: KeyObject): string {
  return createHmac('sha256', pepper).update(code, 'utf8').digest('hex');
}

/** Compares two texts in a time that tells nothing about where, or in what length, they differ. */
export function constantTimeEqual(left: string, right: string): boolean {
  const [a, b] = [left, right].map((text) => createHash('sha256').update(text, 'utf8').digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
