import type { SourceText } from './source-text.ts';

/** A link of a block: where it leads and what it says. */
export type Link = { href: string; label: string };

/** What a page is made of, whatever it was written in. `linked` counts the signs that belong to links. */
export type Block =
  | { kind: 'heading'; level: number; text: SourceText; links: Link[] }
  | { kind: 'paragraph' | 'item'; text: SourceText; links: Link[]; linked: number }
  | { kind: 'row'; cells: SourceText[]; header: boolean; links: Link[] };

/** Texts of a block; a row has one per cell. */
export function textsOf(block: Block): readonly SourceText[] {
  return block.kind === 'row' ? block.cells : [block.text];
}
