import type { Numbering } from './block.ts';

/** Lines that began with a letter or a Roman number, by line (from 1). */
export type LetterLines = ReadonlyMap<number, { numbering: Numbering; value: number; marker: string }>;

const letterItem = /^([ \t]*)([a-z]|[ivx]{2,5})([.)])([ \t]+)(?=\S)/;
const romanDigits = new Map([
  ['i', 1],
  ['v', 5],
  ['x', 10],
]);

function roman(text: string): number {
  const values = Array.from(text, (digit) => romanDigits.get(digit) ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

const columns = (indent: string) => indent.replaceAll('\t', '    ').length;
type Open = { indent: number; numbering: Numbering };

function readAs(marker: string, within: Open | undefined): { numbering: Numbering; value: number } | null {
  const isRoman = /^[ivx]+$/.test(marker);
  const letter = marker.charCodeAt(0) - 96;
  if (within?.numbering === 'i' && isRoman) return { numbering: 'i', value: roman(marker) };
  if (within?.numbering === 'a' && marker.length === 1) return { numbering: 'a', value: letter };
  if (within) return null;
  if (marker === 'a') return { numbering: 'a', value: 1 };
  return marker === 'i' ? { numbering: 'i', value: 1 } : null;
}

const fenceOf = (line: string) => /^ {0,3}(```|~~~)/.exec(line)?.[1] ?? '';

/** Goes through the lines of a text, knowing which lists of letters are open. */
class LineReader {
  readonly letters = new Map<number, { numbering: Numbering; value: number; marker: string }>();
  #open: Open[] = [];
  #fence = '';
  #afterBlank = true;

  #isOutside(line: string): boolean {
    const fence = fenceOf(line);
    if (fence && (this.#fence === '' || this.#fence === fence)) {
      this.#fence = this.#fence ? '' : fence;
      return true;
    }
    return this.#fence !== '' || line.trim() === '';
  }

  /** The line with its letter as a digit, if it is an item. */
  line(line: string, number: number): string {
    if (this.#isOutside(line)) {
      this.#afterBlank = true;
      return line;
    }
    const indent = columns(/^[ \t]*/.exec(line)?.[0] ?? '');
    const changed = this.#item(line, number, indent);
    // A line of prose at the margin ends the lists.
    if (changed === null && this.#afterBlank) this.#open = this.#open.filter((list) => list.indent < indent);
    this.#afterBlank = false;
    return changed ?? line;
  }

  #item(line: string, number: number, indent: number): string | null {
    const [whole, space, marker, stop, gap] = letterItem.exec(line) ?? [];
    if (whole === undefined || marker === undefined) return null;
    const within = this.#open.filter((list) => list.indent <= indent);
    const last = within.at(-1);
    // Four columns in without a list around is code; in the middle of a paragraph it is a word.
    if (!last && (indent > 3 || !this.#afterBlank)) return null;
    const isSame = last !== undefined && indent - last.indent < 3;
    const read = readAs(marker, isSame ? last : undefined);
    if (!read) return null;
    this.#open = isSame ? within : [...within, { indent, numbering: read.numbering }];
    this.letters.set(number, { ...read, marker });
    return `${space}${'1'.repeat(marker.length)}${stop}${gap}${line.slice(whole.length)}`;
  }
}

/**
 * CommonMark counts with digits alone; agreements and many policies count a., b., i., ii. The markers of such lists
 * become digits of the same width, and what they were is told by line, so that the rest of the text is read as ever.
 */
export function withLetterLists(text: string): { text: string; letters: LetterLines } {
  const reader = new LineReader();
  const lines = text.split('\n').map((line, index) => reader.line(line, index + 1));
  return { text: lines.join('\n'), letters: reader.letters };
}
