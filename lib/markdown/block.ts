import type { Aside } from './aside.ts';

/** A stretch of text within a block. Links are safe to follow; a picture without an id is one that is not shown. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'break' }
  | { kind: 'strong' | 'emphasis' | 'deleted' | 'raised' | 'lowered'; children: Inline[] }
  | { kind: 'link'; href: string; leaves: boolean; children: Inline[] }
  | { kind: 'picture'; id: string | null; alt: string }
  | { kind: 'note-mark'; number: number };

/** How a list counts: not at all, 1, a, A, i, I. */
export type Numbering = 'bullet' | '1' | 'a' | 'A' | 'i' | 'I';

export type ListItem = { checked: boolean | null; blocks: Block[] };

/** What stands below each other in a text. */
export type Block =
  | { kind: 'heading'; depth: number; id: string; children: Inline[] }
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'list'; numbering: Numbering; start: number; tight: boolean; items: ListItem[] }
  /** One that its author marked as an aside is to be noticed. */
  | { kind: 'quote'; aside: Aside | null; blocks: Block[] }
  | { kind: 'code'; text: string }
  /** A table of HTML may have no row of names: its head is empty then. */
  | {
      kind: 'table';
      align: ('left' | 'right' | 'center' | null)[];
      head: Inline[][];
      rows: Inline[][][];
    }
  | { kind: 'rule' }
  | { kind: 'notes'; notes: { number: number; blocks: Block[] }[] };

/** The words of a stretch, without their looks. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
        case 'code':
          return inline.text;
        case 'break':
          return '\n';
        case 'picture':
          return inline.alt;
        case 'note-mark':
          return '';
        default:
          return plainText(inline.children);
      }
    })
    .join('');
}
