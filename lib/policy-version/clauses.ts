import type { Aside } from '#lib/markdown/aside.ts';
import { type Block, type Inline, plainText } from '#lib/markdown/block.ts';
import { markerOf } from '#lib/markdown/list-marker.ts';
import { parseMarkdown } from '#lib/markdown/parse.ts';

/** The smallest part of a policy that people speak of: a heading, a paragraph, an item of a list, a row of a table. */
export type Clause = {
  kind: 'heading' | 'paragraph' | 'item' | 'row' | 'code' | 'aside';
  /** What an aside is marked as; its words are the clauses that follow. */
  aside: Aside | null;
  /** Its words; cells of a row stand behind a bar each. */
  text: string;
  /** The bullet or number in front of an item, counted as it is shown. */
  marker: string;
  /** How deep it stands in: the level of a heading, or of lists and quotes. */
  level: number;
  /** What it looks like besides: bold, italic, code. Two clauses with the same words may differ in it. */
  look: string;
  /** Where its links lead and which pictures it shows, in order. */
  targets: string[];
  /** The heading that it stands below, or is. */
  section: string;
};

function lookOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'code') return `\`${inline.text}`;
      return 'children' in inline
        ? `${inline.kind}(${plainText(inline.children)}${lookOf(inline.children)})`
        : '';
    })
    .join('');
}

function targetsOf(inlines: readonly Inline[]): string[] {
  return inlines.flatMap((inline) => {
    if (inline.kind === 'picture') return [`image:${inline.id ?? inline.alt}`];
    if (!('children' in inline)) return [];
    return [...(inline.kind === 'link' && inline.leaves ? [inline.href] : []), ...targetsOf(inline.children)];
  });
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

class Clauses {
  readonly found: Clause[] = [];
  #section = '';

  #add(kind: Clause['kind'], inlines: readonly Inline[], level: number, marker = ''): void {
    const text = kind === 'code' ? plainText(inlines) : oneLine(plainText(inlines));
    if (kind === 'heading') this.#section = text;
    const targets = targetsOf(inlines);
    if (text === '' && targets.length === 0) return;
    const look = lookOf(inlines);
    this.found.push({ kind, aside: null, text, marker, level, look, targets, section: this.#section });
  }

  // As its author marks it: the same in every language, and no words of the text.
  #aside(aside: Aside, level: number): void {
    const text = `[!${aside.toUpperCase()}]`;
    const section = this.#section;
    this.found.push({ kind: 'aside', aside, text, marker: '', level, look: '', targets: [], section });
  }

  #row(cells: readonly Inline[][], level: number): void {
    const inlines = cells.flatMap((cell, at): Inline[] =>
      at === 0 ? cell : [{ kind: 'text', text: ' | ' }, ...cell],
    );
    this.#add('row', inlines, level);
  }

  #list(list: Extract<Block, { kind: 'list' }>, level: number): void {
    for (const [at, item] of list.items.entries()) {
      const marker = markerOf(list, at);
      const [first, ...rest] = item.blocks;
      const lead = first?.kind === 'paragraph' ? first : null;
      if (lead) this.#add('item', lead.children, level + 1, marker);
      this.blocks(lead ? rest : item.blocks, level + 1);
    }
  }

  #block(block: Block, level: number): void {
    switch (block.kind) {
      case 'heading':
        this.#add('heading', block.children, block.depth);
        break;
      case 'paragraph':
        this.#add('paragraph', block.children, level);
        break;
      case 'list':
        this.#list(block, level);
        break;
      case 'quote':
        if (block.aside) this.#aside(block.aside, level + 1);
        this.blocks(block.blocks, level + 1);
        break;
      case 'code':
        this.#add('code', [{ kind: 'text', text: block.text }], level);
        break;
      case 'table':
        for (const row of [block.head, ...block.rows]) this.#row(row, level);
        break;
      case 'notes':
        for (const note of block.notes) this.blocks(note.blocks, level + 1);
        break;
      case 'rule':
    }
  }

  blocks(blocks: readonly Block[], level: number): void {
    for (const block of blocks) this.#block(block, level);
  }
}

/** A Markdown text as its clauses, in order. */
export function clausesOf(markdown: string): Clause[] {
  const clauses = new Clauses();
  clauses.blocks(parseMarkdown(markdown), 0);
  return clauses.found;
}
