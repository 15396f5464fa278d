import { fromMarkdown } from 'mdast-util-from-markdown';

type RootContent = ReturnType<typeof fromMarkdown>['children'][number];
type PhrasingContent = Extract<RootContent, { type: 'paragraph' }>['children'][number];

/** A stretch of text of one weight. */
export type Span = { text: string; bold: boolean };

/** What stands below each other on paper. `marker` is a list item's bullet or number, `level` how deep it is indented. */
export type Block =
  | { kind: 'heading'; depth: number; spans: Span[] }
  | { kind: 'paragraph'; spans: Span[]; level: number; marker: string | null }
  | { kind: 'rule' };

// Where a link leads must be readable on paper.
function linkSpans(label: Span[], url: string, bold: boolean): Span[] {
  const said = label.map((span) => span.text).join('');
  return said === url ? label : [...label, { text: ` (${url})`, bold }];
}

function spansOfNode(node: PhrasingContent, bold: boolean): Span[] {
  switch (node.type) {
    case 'text':
      return [{ text: node.value.replace(/\s*\n\s*/g, ' '), bold }];
    case 'break':
      return [{ text: '\n', bold }];
    case 'strong':
      return spansOf(node.children, true);
    case 'emphasis':
    case 'delete':
      return spansOf(node.children, bold);
    case 'link':
      return linkSpans(spansOf(node.children, bold), node.url, bold);
    // HTML stays the text it was; images are left to their words.
    case 'inlineCode':
    case 'html':
      return [{ text: node.value, bold }];
    case 'image':
      return [{ text: node.alt ?? '', bold }];
    default:
      return [];
  }
}

function spansOf(nodes: readonly PhrasingContent[], bold: boolean): Span[] {
  return nodes.flatMap((node) => spansOfNode(node, bold));
}

function blocksOfNode(node: RootContent, level: number, marker: string | null): Block[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', depth: node.depth, spans: spansOf(node.children, true) }];
    case 'paragraph':
      return [{ kind: 'paragraph', spans: spansOf(node.children, false), level, marker }];
    case 'list':
      return node.children.flatMap((item, index) => {
        const own = node.ordered ? `${(node.start ?? 1) + index}.` : '•';
        return item.children.flatMap((child, place) =>
          blocksOfNode(child, level + 1, place === 0 ? own : null),
        );
      });
    case 'blockquote':
      return node.children.flatMap((child) => blocksOfNode(child, level + 1, null));
    case 'code':
    case 'html':
      return [{ kind: 'paragraph', spans: [{ text: node.value, bold: false }], level, marker }];
    case 'thematicBreak':
      return [{ kind: 'rule' }];
    default:
      return [];
  }
}

/** A Markdown text as blocks for paper. HTML in it is text like any other. */
export function blocksOf(markdown: string): Block[] {
  return fromMarkdown(markdown).children.flatMap((node) => blocksOfNode(node, 0, null));
}
