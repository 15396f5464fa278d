'use client';

import { memo } from 'react';
import { MarkdownText } from '@/components/markdown/markdown-text';
import { classes } from '@/components/ui/classes';

type Props = { body: string; language: string; pictureHref: string; className?: string };

/** How the text will read. Made anew only when the writing pauses. */
export const Preview = memo(function Preview({ body, language, pictureHref, className }: Props) {
  return (
    <section
      aria-label="Preview"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard (axe, scrollable-region)
      tabIndex={0}
      className={classes('h-[70dvh] overflow-y-auto rounded-lg border bg-surface px-5 py-4', className)}
    >
      {body.trim() === '' ? (
        <p className="text-ink-muted">
          Markdown: # for headings, - for lists, **bold**, tables with |. What you write shows here.
        </p>
      ) : (
        <MarkdownText
          text={body}
          language={language}
          prefix={null}
          picture={(id) => `${pictureHref}${encodeURIComponent(id)}`}
        />
      )}
    </section>
  );
});
