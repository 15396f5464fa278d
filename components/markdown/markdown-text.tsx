import type { Block } from '#lib/markdown/block.ts';
import { parseMarkdown } from '#lib/markdown/parse.ts';
import { classes } from '../ui/classes';
import { TextBlocks } from './text-blocks';
import { englishLabels, type TextLabels } from './text-labels';

type MarkdownTextProps = {
  /** Markdown, or what `parseMarkdown` made of it, where the page needs its contents, too. */
  text: string | readonly Block[];
  /** The address of one of the text's own pictures (`image:<id>`); null, as without it, shows its words instead. */
  picture?: (id: string) => string | null;
  /** `document` is the serif of policies and lessons, to be read and printed; `note` is for short texts. */
  look?: 'document' | 'note';
  /** The level of the text's highest heading on this page; the page's own is 1. */
  headingLevel?: 2 | 3 | 4;
  /** BCP 47, where it is not the page's language. */
  language?: string;
  labels?: TextLabels;
  /** Put before the ids of headings. Null, for a second text on a page, leaves ids out. */
  prefix?: string | null;
  className?: string;
};

/**
 * A document's Markdown: policies, lessons. No HTML of its author's runs, no picture from elsewhere is fetched, links lead
 * to web pages, mail addresses and its own headings only. Works on the server and in the browser.
 */
export function MarkdownText({
  text,
  picture = () => null,
  look = 'document',
  headingLevel = 2,
  language,
  labels = englishLabels,
  prefix = '',
  className,
}: MarkdownTextProps) {
  const blocks = typeof text === 'string' ? parseMarkdown(text) : text;
  const depths = blocks.flatMap((block) => (block.kind === 'heading' ? [block.depth] : []));
  const demotion = headingLevel - Math.min(...depths, 6);
  return (
    <div
      dir="auto"
      lang={language}
      className={classes('reading', look === 'document' && 'reading-document', className)}
    >
      <TextBlocks blocks={blocks} place={{ labels, picture, demotion, prefix }} />
    </div>
  );
}
