import { type Block, type Inline, plainText } from './block.ts';

const letter = /\p{L}/u;
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

function* stretches(block: Block): Generator<readonly Inline[]> {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return yield block.children;
    case 'table':
      yield* block.head;
      return yield* block.rows.flat();
    case 'quote':
      for (const inner of block.blocks) yield* stretches(inner);
      return;
    case 'list':
      for (const { blocks } of block.items) for (const inner of blocks) yield* stretches(inner);
  }
}

/**
 * `rtl` for what begins with a letter of a script that is read from right to left (UAX 9, P2 and P3), else nothing. HTML's own
 * `auto` does not look into what says its direction itself, and so never finds that of a list or a table.
 */
export function directionOf(block: Block): 'rtl' | undefined {
  for (const stretch of stretches(block)) {
    const first = letter.exec(plainText(stretch));
    if (first) return rightToLeft.test(first[0]) ? 'rtl' : undefined;
  }
  return undefined;
}
