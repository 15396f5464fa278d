import type { FlowNode } from './tree.ts';

/** What an author says a quote is: text that stands beside the rest, to be noticed. */
const asides = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type Aside = (typeof asides)[number];

/** What each of them is called. */
export type AsideWords = Readonly<Record<Aside, string>>;

/** What members read, and where nobody says in which language. */
export const englishAsides: AsideWords = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
};

const isAside = (word: string): word is Aside => asides.some((one) => one === word);
const mark = /^\[!(\w{3,9})\][ \t]*(?:\n|$)/;

/**
 * Reads a quote whose first line is a mark alone (`[!NOTE]`, as code hosts write it): which one, and the quote without it. Null for
 * any other quote, and for a mark that nothing follows: that stays as it was typed.
 */
export function asideOf(nodes: readonly FlowNode[]): { aside: Aside; nodes: FlowNode[] } | null {
  const [first, ...rest] = nodes;
  if (first?.type !== 'paragraph') return null;
  const [text, next, ...more] = first.children;
  if (text?.type !== 'text') return null;
  const [line = '', word = ''] = mark.exec(text.value) ?? [];
  const aside = word.toLowerCase();
  if (!isAside(aside)) return null;
  const said = text.value.slice(line.length);
  // Something else on the same line: a bold word, a link.
  if (!line.endsWith('\n') && next && next.type !== 'break') return null;
  const after = next && (line.endsWith('\n') || next.type !== 'break') ? [next, ...more] : more;
  const children = said === '' ? after : [{ ...text, value: said }, ...after];
  const left: FlowNode[] = children.length > 0 ? [{ ...first, children }, ...rest] : rest;
  return left.length > 0 ? { aside, nodes: left } : null;
}
