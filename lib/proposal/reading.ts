import { Invalid } from '#lib/errors.ts';
import type { Block } from './block.ts';
import { htmlBlocks } from './html-blocks.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import type { PageFormat } from './schema.ts';
import { textBlocks } from './text-blocks.ts';

/** Most signs (UTF-16 units) of a page that is read. */
export const MAX_PAGE_LENGTH = 1_000_000;

const readers: Readonly<Record<PageFormat, (source: string) => Block[]>> = {
  html: htmlBlocks,
  markdown: markdownBlocks,
  text: textBlocks,
};

const head = 200_000;
const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;

/** What a text is written in, by its marks: a whole HTML page, a piece of one, Markdown, or plain text. */
export function formatOf(text: string): PageFormat {
  const sample = text.slice(0, head);
  if (/<(?:!doctype html|html|body)[\s>]/i.test(sample)) return 'html';
  const markdown = count(sample, /^(?:#{1,6} |[*+-] |\|)/gm) + count(sample, /\]\(/g);
  const html = count(sample, /<(?:p|div|li|td|h[1-6]|section|span)[\s>]/gi);
  if (html > markdown && html > 1) return 'html';
  return markdown > 1 || /^#{1,6} \S/m.test(sample) ? 'markdown' : 'text';
}

const endings: Readonly<Record<string, PageFormat>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  md: 'markdown',
  markdown: 'markdown',
};

/** What a file is written in, by the end of its name; undefined where that says nothing. */
export function formatByName(fileName: string): PageFormat | undefined {
  return endings[/\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''];
}

/** Blocks of a page. @throws Invalid when it is longer than 1,000,000 signs */
export function readBlocks(text: string, format: PageFormat): Block[] {
  if (text.length > MAX_PAGE_LENGTH)
    throw new Invalid(
      'This page is too long: at most 1 MB of text is read. Please give the part about security.',
    );
  return readers[format](text);
}
