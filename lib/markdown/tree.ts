import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** A Markdown text as its reader understands it: CommonMark with tables, footnotes, bare links and strikes. */
export type Tree = ReturnType<typeof fromMarkdown>;
export type FlowNode = Tree['children'][number];
export type ListNode = Extract<FlowNode, { type: 'list' }>;
export type QuoteNode = Extract<FlowNode, { type: 'blockquote' }>;
export type PhrasingNode = Extract<FlowNode, { type: 'paragraph' }>['children'][number];

/** Reads Markdown. The text must be bounded (`boundedText`): the reader's work can grow with its square. */
export function treeOf(text: string): Tree {
  return fromMarkdown(text, {
    extensions: [gfm({ singleTilde: false })],
    mdastExtensions: [gfmFromMarkdown()],
  });
}
