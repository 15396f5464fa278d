/** What page content leaves behind when it ends, and where it oversteps its own bounds. */
export type ContentState = {
  /** Saved graphics states that were never restored. */
  depth: number;
  /** Byte offsets of `Q` operators that restore what was never saved. */
  strayRestores: number[];
  inText: boolean;
  markedContent: number;
  compatibility: number;
  inPath: boolean;
  /** The end of the last whole token; less than the length when a string or inline image never ends. */
  end: number;
};

const WHITE = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) WHITE[byte] = 1;
const DELIMITER = new Uint8Array(256);
for (const byte of Buffer.from('()<>[]{}/%')) DELIMITER[byte] = 1;

const PATH_BEGINS = new Set(['m', 'l', 'c', 'v', 'y', 're']);
const PATH_ENDS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'n']);

function at(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? -1;
}

function isRegular(byte: number): boolean {
  return byte >= 0 && WHITE[byte] === 0 && DELIMITER[byte] === 0;
}

/** The offset after the literal string that begins at `start`, or -1 if it never ends. */
function afterString(bytes: Uint8Array, start: number): number {
  let depth = 0;
  for (let index = start; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === 0x5c) index += 1;
    else if (byte === 0x28) depth += 1;
    else if (byte === 0x29) {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return -1;
}

function looksLikeContent(bytes: Uint8Array, start: number): boolean {
  // The data of an image may contain "EI" by chance. Content is printable; compressed data soon is not.
  for (const byte of bytes.subarray(start, start + 12)) {
    if (byte > 0x7e || (byte < 0x20 && WHITE[byte] === 0)) return false;
  }
  return true;
}

/** The offset after the `EI` of the inline image whose data begins at `start`, or -1. */
function afterInlineImage(bytes: Uint8Array, start: number): number {
  for (let index = start; index + 1 < bytes.length; index += 1) {
    if (bytes[index] !== 0x45 || bytes[index + 1] !== 0x49) continue;
    const before = at(bytes, index - 1);
    if (before < 0 || WHITE[before] === 0 || isRegular(at(bytes, index + 2))) continue;
    if (looksLikeContent(bytes, index + 2)) return index + 2;
  }
  return -1;
}

function skipComment(bytes: Uint8Array, start: number): number {
  let index = start;
  while (index < bytes.length && bytes[index] !== 10 && bytes[index] !== 13) index += 1;
  return index;
}

function afterHexString(bytes: Uint8Array, start: number): number {
  return bytes.indexOf(0x3e, start) + 1 || -1;
}

function apply(state: ContentState, operator: string, offset: number): void {
  if (operator === 'q') state.depth += 1;
  else if (operator === 'Q') {
    if (state.depth > 0) state.depth -= 1;
    else state.strayRestores.push(offset);
  } else if (operator === 'BT') state.inText = true;
  else if (operator === 'ET') state.inText = false;
  else if (operator === 'BMC' || operator === 'BDC') state.markedContent += 1;
  else if (operator === 'EMC') state.markedContent = Math.max(0, state.markedContent - 1);
  else if (operator === 'BX') state.compatibility += 1;
  else if (operator === 'EX') state.compatibility = Math.max(0, state.compatibility - 1);
  else if (PATH_BEGINS.has(operator)) state.inPath = true;
  else if (PATH_ENDS.has(operator)) state.inPath = false;
}

function afterRegular(bytes: Uint8Array, start: number): number {
  let index = start + 1;
  while (isRegular(at(bytes, index))) index += 1;
  return index;
}

/** The offset after the token at `start`, applied to `state`; -1 if it never ends. */
function step(bytes: Uint8Array, start: number, state: ContentState): number {
  const byte = at(bytes, start);
  if (WHITE[byte] === 1) return start + 1;
  if (byte === 0x25) return skipComment(bytes, start);
  if (byte === 0x28) return afterString(bytes, start);
  if (byte === 0x3c) return at(bytes, start + 1) === 0x3c ? start + 2 : afterHexString(bytes, start);
  if (byte === 0x2f) return isRegular(at(bytes, start + 1)) ? afterRegular(bytes, start + 1) : start + 1;
  if (DELIMITER[byte] === 1) return start + 1;
  const end = afterRegular(bytes, start);
  // Operators are at most three characters and begin with a letter or a quotation mark; the rest are operands.
  if (end - start <= 3 && !(byte >= 0x2b && byte <= 0x39)) {
    const operator = String.fromCharCode(...bytes.subarray(start, end));
    if (operator === 'ID') return afterInlineImage(bytes, end + 1);
    apply(state, operator, start);
  }
  return end;
}

/** Reads page content token by token (ISO 32000-1, 7.8.2) and tells in which state it ends. */
export function readContentState(bytes: Uint8Array): ContentState {
  const state: ContentState = {
    depth: 0,
    strayRestores: [],
    inText: false,
    markedContent: 0,
    compatibility: 0,
    inPath: false,
    end: 0,
  };
  let index = 0;
  while (index < bytes.length) {
    const next = step(bytes, index, state);
    if (next < 0) break;
    index = next;
    state.end = index;
  }
  return state;
}

/** The operators that bring any content to the state it began in, one per open thing. */
export function closingOperators(state: ContentState): string {
  return [
    state.inPath ? 'n\n' : '',
    state.inText ? 'ET\n' : '',
    'EX\n'.repeat(state.compatibility),
    'EMC\n'.repeat(state.markedContent),
    'Q\n'.repeat(state.depth),
  ].join('');
}
