import { type Block, type Inline, plainText } from './block.ts';

/** A heading of a text with those below it. */
export type Entry = { id: string; title: string; depth: number; entries: Entry[] };

/** The headings of a text, nested, down to `deepest` levels below its highest. */
export function contentsOf(blocks: readonly Block[], deepest = 3): Entry[] {
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block] : []));
  const top = Math.min(...headings.map((heading) => heading.depth));
  const roots: Entry[] = [];
  const path: Entry[] = [];
  for (const { depth, id, children } of headings) {
    const title = plainText(children).replace(/\s+/g, ' ').trim();
    if (depth >= top + deepest || title === '') continue;
    const entry: Entry = { id, title, depth, entries: [] };
    while ((path.at(-1)?.depth ?? 0) >= depth) path.pop();
    (path.at(-1)?.entries ?? roots).push(entry);
    path.push(entry);
  }
  return roots;
}

function inlinesIn(block: Block): Inline[][] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.children];
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(inlinesIn));
    case 'quote':
      return block.blocks.flatMap(inlinesIn);
    case 'table':
      return [...block.head, ...block.rows.flat()];
    case 'notes':
      return block.notes.flatMap((note) => note.blocks.flatMap(inlinesIn));
    case 'code':
      return [[{ kind: 'text', text: block.text }]];
    default:
      return [];
  }
}

/** All words of a text without its looks, a line for each block, e.g. to be searched. */
export function wordsOf(blocks: readonly Block[]): string {
  return blocks.flatMap(inlinesIn).map(plainText).join('\n');
}

const wordsAMinute = 220;
// Chinese and Japanese set no spaces; some 500 characters are read in a minute.
const charactersAMinute = 500;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** How long a calm reader takes, in whole minutes, at least one. */
export function minutesToRead(blocks: readonly Block[]): number {
  const text = wordsOf(blocks);
  const characters = text.match(unspaced)?.length ?? 0;
  const words = text.replace(unspaced, ' ').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
  return Math.max(1, Math.ceil(words / wordsAMinute + characters / charactersAMinute));
}
