import { asideOf } from './aside.ts';
import { type Block, type ListItem, plainText } from './block.ts';
import { boundedText, hasFewContainers, visibleText } from './bounds.ts';
import { wordsOf } from './contents.ts';
import { headingIds } from './heading-ids.ts';
import { htmlBlocks, type Part } from './html-blocks.ts';
import { htmlParts } from './html-tags.ts';
import { htmlInlines, inlinesOf, type References } from './inline.ts';
import { type LetterLines, withLetterLists } from './letter-lists.ts';
import { type FlowNode, type ListNode, type QuoteNode, type Tree, treeOf } from './tree.ts';

const deepest = 16;
/** Most blocks that stand within one table of HTML, and tables over several blocks that are looked for. */
const mostTogether = 2000;
const mostTries = 300;
const noReferences: References = {
  definition: () => undefined,
  note: () => undefined,
  heading: () => undefined,
};

class Reader {
  readonly #letters: LetterLines;
  readonly #references: References;
  readonly #ids: ReadonlyMap<FlowNode, string>;
  #tries = mostTries;

  constructor(letters: LetterLines, references: References, ids: ReadonlyMap<FlowNode, string>) {
    this.#letters = letters;
    this.#references = references;
    this.#ids = ids;
  }

  blocks(nodes: readonly FlowNode[], depth: number): Block[] {
    const found: Block[] = [];
    for (let at = 0; at < nodes.length; at += 1) {
      const node = nodes[at];
      const last = this.#endOfTable(nodes, at);
      const table = last === null ? null : this.#html(nodes.slice(at, last + 1), depth);
      if (table) {
        found.push(...table);
        at = last ?? at;
      } else if (node) found.push(...this.#block(node, depth));
    }
    return found;
  }

  // A blank line ends HTML for Markdown, but no table of its author.
  #endOfTable(nodes: readonly FlowNode[], at: number): number | null {
    const node = nodes[at];
    if (node?.type !== 'html' || !/<table[\s>]/i.test(node.value) || this.#tries === 0) return null;
    const rest = nodes.slice(at, at + mostTogether);
    const end = rest.findIndex((one) => one.type === 'html' && /<\/table\s*>/i.test(one.value));
    // Who writes many that never end gets them as they were typed.
    if (end !== 0) this.#tries -= 1;
    return end === -1 ? null : at + end;
  }

  #part(node: FlowNode, depth: number): Part[] | null {
    if (node.type === 'html') return htmlParts(this.#asTyped(node.value, node));
    if (node.type === 'paragraph')
      return [{ kind: 'ready', inlines: inlinesOf(node.children, this.#references) }];
    return [{ kind: 'ready', inlines: [{ kind: 'text', text: wordsOf(this.#block(node, depth + 1)) }] }];
  }

  #html(nodes: readonly FlowNode[], depth: number): Block[] | null {
    const parts: Part[] = [];
    for (const node of nodes) {
      const own = this.#part(node, depth);
      if (!own) return null;
      parts.push(...own);
    }
    return htmlBlocks(parts);
  }

  #list(node: ListNode, depth: number): Block {
    const letter = this.#letters.get(node.position?.start.line ?? 0);
    const numbering = letter?.numbering ?? (node.ordered ? '1' : 'bullet');
    const items = node.children.map(
      (item): ListItem => ({
        checked: item.checked ?? null,
        blocks: this.blocks(item.children, depth + 1),
      }),
    );
    const tight = !node.spread && node.children.every((item) => !item.spread);
    return { kind: 'list', numbering, start: letter?.value ?? node.start ?? 1, tight, items };
  }

  #quote(node: QuoteNode, depth: number): Block {
    const marked = asideOf(node.children);
    const blocks = this.blocks(marked?.nodes ?? node.children, depth + 1);
    return { kind: 'quote', aside: marked?.aside ?? null, blocks };
  }

  // A line that looked like an item of a list and was none gets its letter back.
  #asTyped(text: string, node: FlowNode): string {
    const first = node.position?.start.line ?? 0;
    const lines = text.split('\n').map((line, at) => {
      const letter = this.#letters.get(first + at);
      return letter ? line.replace(/1+/, letter.marker) : line;
    });
    return lines.join('\n');
  }

  #block(node: FlowNode, depth: number): Block[] {
    if (depth > deepest) return [];
    switch (node.type) {
      case 'heading': {
        const children = inlinesOf(node.children, this.#references);
        return [{ kind: 'heading', depth: node.depth, id: this.#ids.get(node) ?? '', children }];
      }
      case 'paragraph':
        return [{ kind: 'paragraph', children: inlinesOf(node.children, this.#references) }];
      case 'list':
        return [this.#list(node, depth)];
      case 'blockquote':
        return [this.#quote(node, depth)];
      case 'code':
        return [{ kind: 'code', text: this.#asTyped(node.value, node) }];
      case 'html': {
        const read = this.#html([node], depth);
        if (read) return read;
        const children = htmlInlines(this.#asTyped(node.value, node));
        return children.length > 0 ? [{ kind: 'paragraph', children }] : [];
      }
      case 'table': {
        const [head = [], ...rows] = node.children.map((row) =>
          row.children.map((cell) => inlinesOf(cell.children, this.#references)),
        );
        return [{ kind: 'table', align: node.align ?? [], head, rows }];
      }
      case 'thematicBreak':
        return [{ kind: 'rule' }];
      default:
        return [];
    }
  }
}

/** Every node of a kind that stands in blocks, in order. */
function collect<Type extends FlowNode['type']>(tree: Tree, type: Type): Extract<FlowNode, { type: Type }>[] {
  const found: Extract<FlowNode, { type: Type }>[] = [];
  const isWanted = (node: FlowNode): node is Extract<FlowNode, { type: Type }> => node.type === type;
  const stack: FlowNode[] = [...tree.children].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isWanted(node)) found.push(node);
    if (node.type === 'blockquote' || node.type === 'footnoteDefinition')
      stack.push(...[...node.children].reverse());
    if (node.type === 'list') stack.push(...node.children.flatMap((item) => item.children).reverse());
  }
  return found;
}

/**
 * A Markdown text as blocks that are safe to show: no HTML but as words, no link but to web pages, mail addresses and
 * headings of the text, no picture but its own. Time and depth are bounded whatever the text holds: one made to exhaust its
 * reader comes back as it was typed.
 */
export function parseMarkdown(markdown: string): Block[] {
  const bounded = boundedText(markdown);
  const { text, letters } = withLetterLists(bounded ?? '');
  // Counted with its letters as digits: lists that count with letters cost the same.
  if (bounded === null || !hasFewContainers(text)) return [{ kind: 'code', text: visibleText(markdown) }];
  const tree = treeOf(text);
  const urls = new Map<string, string>();
  for (const node of collect(tree, 'definition'))
    if (!urls.has(node.identifier)) urls.set(node.identifier, node.url);
  const notes = new Map(collect(tree, 'footnoteDefinition').map((node) => [node.identifier, node]));
  const numbers = new Map([...notes.keys()].map((identifier, at) => [identifier, at + 1]));
  const headings = collect(tree, 'heading');
  const words = headings.map((node) => plainText(inlinesOf(node.children, noReferences)));
  const { ids, bySlug } = headingIds(words);
  const reader = new Reader(
    letters,
    {
      definition: (identifier) => urls.get(identifier),
      note: (identifier) => numbers.get(identifier),
      heading: (slug) => bySlug.get(slug),
    },
    new Map(headings.map((node, at) => [node, ids[at] ?? ''])),
  );
  const blocks = reader.blocks(tree.children, 0);
  if (notes.size === 0) return blocks;
  const said = [...notes.values()].map((node, at) => ({
    number: at + 1,
    blocks: reader.blocks(node.children, 1),
  }));
  return [...blocks, { kind: 'notes', notes: said }];
}
