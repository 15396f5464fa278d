import { type Block, textsOf } from '#lib/proposal/block.ts';
import type { SourceText } from '#lib/proposal/source-text.ts';

/** What stands around a sentence on its page, as people read it. */
export type Context = { before: string; after: string };

const most = 320;

/** The index of the first of ascending numbers that is not below `least`. */
function firstFrom(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function tail(text: string): string {
  return text.length <= most ? text : `… ${text.slice(-most).replace(/^\S*\s/, '')}`;
}

function head(text: string): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s\S*$/, '')} …`;
}

/** Prepares a page: the answer takes a place in its source and gives what is read before and after it. */
export function contextsIn(blocks: readonly Block[]): (place: { start: number; end: number }) => Context {
  const texts: SourceText[] = blocks
    .flatMap((block) => [...textsOf(block)])
    .filter(({ text }) => text !== '');
  const starts = texts.map(({ from }) => from[0] ?? 0);
  return ({ start, end }) => {
    const first = Math.max(firstFrom(starts, start + 1) - 1, 0);
    const last = Math.max(firstFrom(starts, end) - 1, first);
    const [one, other] = [texts[first], texts[last]];
    if (!one || !other) return { before: '', after: '' };
    const before = one.text.slice(0, firstFrom(one.from, start)).trim();
    const after = other.text.slice(firstFrom(other.from, end)).trim();
    return {
      before: tail([texts[first - 1]?.text ?? '', before].filter(Boolean).join('\n')),
      after: head([after, texts[last + 1]?.text ?? ''].filter(Boolean).join('\n')),
    };
  };
}
