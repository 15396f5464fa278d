/** How deep what is sent to an action may be nested. What our pages send stays below ten; a decoder fails at thousands. */
const DEEPEST = 200;

const [quote, backslash, newline] = [0x22, 0x5c, 0x0a];
const steps = new Int8Array(256);
for (const [brackets, step] of [['[{', 1] as const, [']}', -1] as const]) {
  for (const byte of Buffer.from(brackets)) steps[byte] = step;
}

/** Where the text that begins at `start` ends: at its quote, or with the line. */
function endOfText(bytes: Uint8Array, start: number): number {
  let index = start + 1;
  while (index < bytes.length && bytes[index] !== newline && bytes[index] !== quote) {
    index += bytes[index] === backslash && bytes[index + 1] !== newline ? 2 : 1;
  }
  return index;
}

/**
 * Whether brackets outside of texts are nested deeper than any page of ours nests them. Never less than the depth of the
 * JSON in it, alone or as fields of a form: JSON's texts hold no line break, and each field begins on a line of its own.
 */
export function nestsTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte === quote) index = endOfText(bytes, index);
    else depth = Math.max(0, depth + (steps[byte] ?? 0));
    if (depth > DEEPEST) return true;
  }
  return false;
}
