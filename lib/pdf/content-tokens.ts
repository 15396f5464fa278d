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
  /** What ends the strings, arrays and dictionaries that never end, innermost first. */
  unfinished: string;
  /** Where an inline image begins that never ends; otherwise the length. */
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

/** The offset after the literal string that begins at `start`; if it never ends, how many of its parentheses are open. */
function readString(bytes: Uint8Array, start: number): { end: number; open: number } {
  let open = 0;
  for (let index = start; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === 0x5c) index += 1;
    else if (byte === 0x28) open += 1;
    else if (byte === 0x29) {
      open -= 1;
      if (open === 0) return { end: index + 1, open };
    }
  }
  return { end: bytes.length, open };
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

/** Reads tokens one after the other. Within an array or dictionary an operator is none: viewers take it for an element. */
class ContentReader {
  readonly state: ContentState;
  #bytes: Uint8Array;
  #closers: string[] = [];
  #imageAt = -1;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.state = {
      depth: 0,
      strayRestores: [],
      inText: false,
      markedContent: 0,
      compatibility: 0,
      inPath: false,
      unfinished: '',
      end: bytes.length,
    };
  }

  read(): ContentState {
    let index = 0;
    while (index < this.#bytes.length) index = this.#step(index);
    this.state.unfinished = this.#closers.toReversed().join('');
    if (this.#imageAt >= 0) this.state.end = this.#imageAt;
    return this.state;
  }

  #step(start: number): number {
    const byte = at(this.#bytes, start);
    if (WHITE[byte] === 1) return start + 1;
    if (byte === 0x25) return skipComment(this.#bytes, start);
    if (byte === 0x28) return this.#string(start);
    if (byte === 0x2f) return afterRegular(this.#bytes, start);
    if (DELIMITER[byte] === 1) return this.#bracket(start, byte);
    const end = afterRegular(this.#bytes, start);
    // Operators are at most three characters and begin with a letter or a quotation mark; the rest are operands.
    if (end - start > 3 || (byte >= 0x2b && byte <= 0x39) || this.#closers.length > 0) return end;
    return this.#operator(String.fromCharCode(...this.#bytes.subarray(start, end)), start, end);
  }

  #string(start: number): number {
    const { end, open } = readString(this.#bytes, start);
    if (open > 0) this.#closers.push(')'.repeat(open));
    return end;
  }

  #bracket(start: number, byte: number): number {
    const twice = at(this.#bytes, start + 1) === byte;
    if (byte === 0x3c && !twice) return this.#hexString(start);
    if (byte === 0x5b) this.#closers.push(']');
    else if (byte === 0x3c) this.#closers.push('>>');
    else if (byte === 0x5d && this.#closers.at(-1) === ']') this.#closers.pop();
    else if (byte === 0x3e && twice && this.#closers.at(-1) === '>>') this.#closers.pop();
    return twice && (byte === 0x3c || byte === 0x3e) ? start + 2 : start + 1;
  }

  #hexString(start: number): number {
    const end = this.#bytes.indexOf(0x3e, start);
    if (end >= 0) return end + 1;
    this.#closers.push('>');
    return this.#bytes.length;
  }

  #operator(operator: string, start: number, end: number): number {
    if (operator === 'BI') this.#imageAt = start;
    else if (operator === 'ID' && this.#imageAt >= 0) {
      const after = afterInlineImage(this.#bytes, end + 1);
      if (after < 0) return this.#bytes.length;
      this.#imageAt = -1;
      return after;
    } else apply(this.state, operator, start);
    return end;
  }
}

/** Reads page content token by token (ISO 32000-1, 7.8.2) and tells in which state it ends. */
export function readContentState(bytes: Uint8Array): ContentState {
  return new ContentReader(bytes).read();
}

/** What brings any content to the state it began in, one thing for each that is open. Put it on a line of its own. */
export function closingOperators(state: ContentState): string {
  return [
    state.unfinished === '' ? '' : `${state.unfinished}\n`,
    state.inPath ? 'n\n' : '',
    state.inText ? 'ET\n' : '',
    'EX\n'.repeat(state.compatibility),
    'EMC\n'.repeat(state.markedContent),
    'Q\n'.repeat(state.depth),
  ].join('');
}
