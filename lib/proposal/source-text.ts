/**
 * Text that knows where it came from: character `i` of `text` stands at `from[i]` to `to[i]` of the source (UTF-16
 * units). Entities and marks make the two differ.
 */
export type SourceText = {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
};

// What turns, hides or breaks text: none of it may end up in a claim (the same that lib/text.ts refuses).
const hidden = /[^\P{Cc}\t\n\r\f]|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/u;
const space = /\s/u;

/** Collects text piece by piece; runs of white space become one space, hidden signs are left out. */
export class SourceTextBuilder {
  #letters: string[] = [];
  #from: number[] = [];
  #to: number[] = [];

  get isEmpty(): boolean {
    return this.#letters.length === 0;
  }

  /** One sign (a code point) that stands at `from` to `to`. */
  #push(sign: string, from: number, to: number): void {
    if (hidden.test(sign) || !sign.isWellFormed()) return;
    const blank = space.test(sign);
    if (blank && (this.isEmpty || this.#letters.at(-1) === ' ')) return;
    for (const unit of blank ? ' ' : sign.split('')) {
      this.#letters.push(unit);
      this.#from.push(from);
      this.#to.push(to);
    }
  }

  /** Text that stands in the source as it is, from `offset` on. */
  add(text: string, offset: number): void {
    let place = offset;
    for (const sign of text) {
      this.#push(sign, place, place + sign.length);
      place += sign.length;
    }
  }

  /** Text that stands in the source in another form, from `from` to `to`. */
  addAs(text: string, from: number, to: number): void {
    for (const sign of text) this.#push(sign, from, to);
  }

  /** Text that was collected before, from its sign `start` to `end`. */
  addPart(part: SourceText, start: number, end: number): void {
    let index = start;
    for (const sign of part.text.slice(start, end)) {
      const last = index + sign.length - 1;
      this.#push(sign, part.from[index] ?? 0, part.to[last] ?? 0);
      index = last + 1;
    }
  }

  /** What was collected, without space at its ends; the builder is empty afterwards. */
  take(): SourceText {
    if (this.#letters.at(-1) === ' ') {
      this.#letters.pop();
      this.#from.pop();
      this.#to.pop();
    }
    const taken = { text: this.#letters.join(''), from: this.#from, to: this.#to };
    this.#letters = [];
    this.#from = [];
    this.#to = [];
    return taken;
  }
}

/** Part of a text, with its places. */
export function partOf(whole: SourceText, start: number, end: number): SourceText {
  return {
    text: whole.text.slice(start, end),
    from: whole.from.slice(start, end),
    to: whole.to.slice(start, end),
  };
}

/** Where a text begins and ends in the source. */
export function placeOf(text: SourceText): { start: number; end: number } {
  return { start: text.from[0] ?? 0, end: text.to.at(-1) ?? 0 };
}
