import { createHash } from 'node:crypto';

const BITS_PER_LETTER = 8;

/** Bits that belong to a copy code: eight for each of its letters, unlike those of any other code. */
export function traceBits(code: string): string {
  const digest = createHash('sha256').update('candor trace ').update(code).digest();
  const bits = Array.from(digest, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.slice(0, code.length * BITS_PER_LETTER);
}

/**
 * The operators that draw a copy code on a page. Behind each letter stands a shift of less than a thousandth of a point
 * whose digits are the trace bits: two people who compare their copies and blank every byte that differs leave about
 * half of the bits, those that both have, and these name them both.
 */
export function codeOperators(code: string): string {
  const bits = traceBits(code);
  const letters = Array.from(code, (letter, index) => {
    const start = index * BITS_PER_LETTER;
    return `(${letter}).${bits.slice(start, start + BITS_PER_LETTER)}`;
  });
  return `[${letters.join('')}]TJ`;
}

/** The hexadecimal digits that stand for a copy in the file identifier. */
export function copyIdentifier(code: string, length: number): string {
  return createHash('sha256').update('candor copy ').update(code).digest('hex').slice(0, length);
}

/**
 * How many bytes of a found code slot agree with what a copy of `code` would have, of those that are left (not blanked).
 * All of some thirty or more agree for a copy that contributed to it; for others about half of the bits do.
 */
export function compareTrace(found: Uint8Array, code: string): { agree: number; left: number } {
  const expected = Buffer.from(codeOperators(code));
  let agree = 0;
  let left = 0;
  for (let index = 0; index < expected.length; index += 1) {
    const byte = found[index];
    const isBit = byte === 0x30 || byte === 0x31;
    if (!isBit) continue;
    left += 1;
    if (byte === expected[index]) agree += 1;
  }
  return { agree, left };
}
