import type { Aside } from '#lib/markdown/aside.ts';
import type { Inline, Block as TextBlock } from '#lib/markdown/block.ts';
import { markerOf } from '#lib/markdown/list-marker.ts';
import { parseMarkdown } from '#lib/markdown/parse.ts';

/** A stretch of text of one weight. */
export type Span = { text: string; bold: boolean };

/** What stands below each other on paper. */
export type Block =
  | { kind: 'heading'; depth: number; spans: Span[] }
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'list'; items: { marker: string; blocks: Block[] }[] }
  | { kind: 'quote'; aside: Aside | null; blocks: Block[] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; rows: Span[][][] }
  | { kind: 'picture'; id: string; alt: string }
  | { kind: 'rule' };

// Where a link leads must be readable on paper.
function linkSpans(label: Span[], href: string, bold: boolean): Span[] {
  const said = label.map((span) => span.text).join('');
  const address = href.replace(/^mailto:/, '');
  return said === href || said === address || `${said}/` === href
    ? label
    : [...label, { text: ` (${address})`, bold }];
}

function spansOfInline(inline: Inline, bold: boolean): Span[] {
  switch (inline.kind) {
    case 'text':
    case 'code':
      return [{ text: inline.text, bold }];
    case 'break':
      return [{ text: '\n', bold }];
    case 'note-mark':
      return [{ text: ` [${inline.number}]`, bold }];
    // A picture of the document's own is drawn by itself; of one from elsewhere its words are left.
    case 'picture':
      return inline.id ? [] : [{ text: inline.alt, bold }];
    case 'link': {
      const label = spansOf(inline.children, bold);
      return inline.leaves ? linkSpans(label, inline.href, bold) : label;
    }
    case 'strong':
      return spansOf(inline.children, true);
    // Paper has one line: 10² must not become 102.
    case 'raised':
      return [{ text: '^', bold }, ...spansOf(inline.children, bold)];
    case 'lowered':
      return [{ text: '_', bold }, ...spansOf(inline.children, bold)];
    default:
      return spansOf(inline.children, bold);
  }
}

function spansOf(inlines: readonly Inline[], bold: boolean): Span[] {
  return inlines.flatMap((inline) => spansOfInline(inline, bold));
}

function picturesIn(inlines: readonly Inline[]): Block[] {
  return inlines.flatMap((inline): Block[] => {
    if (inline.kind === 'picture')
      return inline.id ? [{ kind: 'picture', id: inline.id, alt: inline.alt }] : [];
    return 'children' in inline ? picturesIn(inline.children) : [];
  });
}

function paragraph(inlines: readonly Inline[]): Block[] {
  const spans = spansOf(inlines, false);
  const pictures = picturesIn(inlines);
  const isEmpty = spans.every(({ text }) => text.trim() === '');
  return isEmpty ? pictures : [{ kind: 'paragraph', spans }, ...pictures];
}

const boxes = { true: '[x] ', false: '[  ] ' };

function checkedSpan(checked: boolean | null, blocks: Block[]): Block[] {
  const [first, ...rest] = blocks;
  if (checked === null || first?.kind !== 'paragraph') return blocks;
  return [{ ...first, spans: [{ text: boxes[`${checked}`], bold: false }, ...first.spans] }, ...rest];
}

function onPaper(block: TextBlock): Block[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', depth: block.depth, spans: spansOf(block.children, true) }];
    case 'paragraph':
      return paragraph(block.children);
    case 'list': {
      const items = block.items.map((item, at) => ({
        marker: markerOf(block, at),
        blocks: checkedSpan(item.checked, item.blocks.flatMap(onPaper)),
      }));
      return [{ kind: 'list', items }];
    }
    case 'quote':
      return [{ kind: 'quote', aside: block.aside, blocks: block.blocks.flatMap(onPaper) }];
    case 'table': {
      const head = block.head.map((cell) => spansOf(cell, true));
      const rows = block.rows.map((row) => row.map((cell) => spansOf(cell, false)));
      return [{ kind: 'table', rows: head.length > 0 ? [head, ...rows] : rows }];
    }
    case 'notes': {
      const items = block.notes.map(({ number, blocks }) => ({
        marker: `${number}.`,
        blocks: blocks.flatMap(onPaper),
      }));
      return [{ kind: 'rule' }, { kind: 'list', items }];
    }
    default:
      return [block];
  }
}

/** A Markdown text as blocks for paper: what its reading page shows, in the same order. HTML that is not harmless is text like any other. */
export function blocksOf(markdown: string): Block[] {
  return parseMarkdown(markdown).flatMap(onPaper);
}
