import type { Block } from '#lib/markdown/block.ts';
import { directionOf } from '#lib/markdown/direction.ts';
import { InlineText, type TextPlace } from './inline-text';
import { TextTable } from './text-table';

const listTypes = { '1': '1', a: 'a', A: 'A', i: 'i', I: 'I' } as const;
const tags = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;

type Of<Kind extends Block['kind']> = { block: Extract<Block, { kind: Kind }>; place: TextPlace };

function Heading({ block, place }: Of<'heading'>) {
  const Tag = tags[Math.min(block.depth + place.demotion - 2, tags.length - 1)] ?? 'h6';
  return (
    <Tag dir="auto" id={place.prefix === null ? undefined : `${place.prefix}${block.id}`}>
      <InlineText parts={block.children} place={place} />
    </Tag>
  );
}

function Items({ block, place }: Of<'list'>) {
  return block.items.map((item, at) => {
    const [first, ...rest] = item.blocks;
    const lead = block.tight && first?.kind === 'paragraph' ? first : null;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a text is rendered whole
      <li key={at} dir="auto" className={item.checked === null ? undefined : 'reading-task'}>
        {item.checked !== null && (
          <>
            <span className="sr-only">{item.checked ? place.labels.done : place.labels.open} </span>
            <span aria-hidden="true">{item.checked ? '☑ ' : '☐ '}</span>
          </>
        )}
        {lead && <InlineText parts={lead.children} place={place} />}
        <TextBlocks blocks={lead ? rest : item.blocks} place={place} />
      </li>
    );
  });
}

function List({ block, place }: Of<'list'>) {
  const items = <Items block={block} place={place} />;
  const dir = directionOf(block);
  if (block.numbering === 'bullet') return <ul dir={dir}>{items}</ul>;
  return (
    <ol dir={dir} type={listTypes[block.numbering]} start={block.start === 1 ? undefined : block.start}>
      {items}
    </ol>
  );
}

function Quote({ block, place }: Of<'quote'>) {
  const dir = directionOf(block) ?? 'auto';
  const { language, aside } = place.labels;
  if (!block.aside)
    return (
      <blockquote dir={dir}>
        <TextBlocks blocks={block.blocks} place={place} />
      </blockquote>
    );
  return (
    <div role="note" dir={dir} className="reading-aside" data-aside={block.aside}>
      <p className="reading-aside-label text-match-parent" lang={language} dir="auto">
        {aside[block.aside]}
      </p>
      <TextBlocks blocks={block.blocks} place={place} />
    </div>
  );
}

function Notes({ block, place }: Of<'notes'>) {
  return (
    <section aria-label={place.labels.notes} className="reading-notes">
      <ol>
        {block.notes.map((note) => (
          <li
            key={note.number}
            dir="auto"
            id={place.prefix === null ? undefined : `${place.prefix}note-${note.number}`}
          >
            <TextBlocks blocks={note.blocks} place={place} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function TextBlock({ block, place }: { block: Block; place: TextPlace }) {
  switch (block.kind) {
    case 'heading':
      return <Heading block={block} place={place} />;
    case 'paragraph':
      return (
        <p dir="auto">
          <InlineText parts={block.children} place={place} />
        </p>
      );
    case 'list':
      return <List block={block} place={place} />;
    case 'quote':
      return <Quote block={block} place={place} />;
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1)
        <pre dir="ltr" tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'table':
      return <TextTable block={block} place={place} />;
    case 'rule':
      return <hr />;
    case 'notes':
      return <Notes block={block} place={place} />;
  }
}

/** Blocks below each other. */
export function TextBlocks({ blocks, place }: { blocks: readonly Block[]; place: TextPlace }) {
  return blocks.map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text is rendered whole
    <TextBlock key={at} block={block} place={place} />
  ));
}
