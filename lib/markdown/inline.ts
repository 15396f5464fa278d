import type { Inline } from './block.ts';
import { visibleText } from './bounds.ts';
import { htmlParts, inlineTags } from './html-tags.ts';
import { HtmlWriter } from './html-writer.ts';
import { pictureId, safeLink } from './safe-link.ts';
import type { PhrasingNode } from './tree.ts';

/** What stands elsewhere in a text and is referred to. */
export type References = {
  definition: (identifier: string) => string | undefined;
  /** The number of a footnote, from 1; undefined if there is none. */
  note: (identifier: string) => number | undefined;
  /** The id of a heading that a link within the text means. */
  heading: (slug: string) => string | undefined;
};

const deepest = 6;
const comment = /<!--[\s\S]*?(?:-->|$)/g;

/** HTML of an author that is not read: comments go, anything else is shown as it was typed. */
export function htmlInlines(html: string): Inline[] {
  const said = html.replace(comment, '').trim();
  if (said === '') return [];
  return said
    .split('\n')
    .flatMap((line, at): Inline[] => [
      ...(at > 0 ? [{ kind: 'break' } as const] : []),
      { kind: 'text', text: line },
    ]);
}

function linkInline(url: string, children: Inline[], references: References): Inline[] {
  if (url.startsWith('#')) {
    const id = references.heading(url.slice(1));
    return id ? [{ kind: 'link', href: `#${id}`, leaves: false, children }] : children;
  }
  const href = safeLink(url);
  return href ? [{ kind: 'link', href, leaves: true, children }] : children;
}

// Each run of blanks is looked at once: a pattern with blanks around a line break tries a long run from every place in it.
const onOneLine = (text: string) => text.replace(/\s+/g, (run) => (run.includes('\n') ? ' ' : run));

function wordsOf(nodes: readonly PhrasingNode[]): string {
  const parts: string[] = [];
  const stack = [...nodes].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('value' in node) parts.push(node.value);
    else if ('children' in node) stack.push(...[...node.children].reverse());
    else if ('alt' in node && node.alt) parts.push(node.alt);
  }
  return onOneLine(parts.join(''));
}

function inlinesOfNode(node: PhrasingNode, references: References, depth: number): Inline[] {
  if (depth > deepest && 'children' in node) return [{ kind: 'text', text: wordsOf(node.children) }];
  switch (node.type) {
    case 'text':
      return [{ kind: 'text', text: onOneLine(visibleText(node.value)) }];
    case 'inlineCode':
      return [{ kind: 'code', text: node.value }];
    case 'break':
      return [{ kind: 'break' }];
    case 'strong':
    case 'emphasis':
      return [{ kind: node.type, children: inlinesOf(node.children, references, depth + 1) }];
    case 'delete':
      return [{ kind: 'deleted', children: inlinesOf(node.children, references, depth + 1) }];
    case 'link':
      return linkInline(node.url, inlinesOf(node.children, references, depth + 1), references);
    case 'linkReference': {
      const children = inlinesOf(node.children, references, depth + 1);
      return linkInline(references.definition(node.identifier) ?? '', children, references);
    }
    case 'image':
      return [{ kind: 'picture', id: pictureId(node.url), alt: visibleText(node.alt ?? '') }];
    case 'imageReference': {
      const url = references.definition(node.identifier) ?? '';
      return [{ kind: 'picture', id: pictureId(url), alt: visibleText(node.alt ?? '') }];
    }
    case 'footnoteReference': {
      const number = references.note(node.identifier);
      return number ? [{ kind: 'note-mark', number }] : [{ kind: 'text', text: `[^${node.identifier}]` }];
    }
    default:
      return [];
  }
}

/** The stretches of a paragraph, with links made safe and harmless HTML read. */
export function inlinesOf(nodes: readonly PhrasingNode[], references: References, depth = 0): Inline[] {
  if (!nodes.some(({ type }) => type === 'html'))
    return nodes.flatMap((node) => inlinesOfNode(node, references, depth));
  const writer = new HtmlWriter({ typed: true });
  for (const node of nodes) {
    if (node.type !== 'html') writer.add(inlinesOfNode(node, references, depth));
    else {
      const [tag] = htmlParts(node.value) ?? [];
      if (tag?.kind === 'tag' && (inlineTags.has(tag.name) || tag.name === 'br')) writer.tag(tag);
      else writer.add(htmlInlines(node.value));
    }
  }
  return writer.end();
}
