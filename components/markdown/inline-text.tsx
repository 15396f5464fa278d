import type { Inline } from '#lib/markdown/block.ts';
import type { TextLabels } from './text-labels';

/** What the parts of a text need to know of where they stand. */
export type TextPlace = {
  labels: TextLabels;
  /** The address of one of the text's own pictures; null shows its words instead. */
  picture: (id: string) => string | null;
  /** 1 turns the text's highest heading into an h2. */
  demotion: number;
  /** Put before each id, so that two texts on a page do not share them. Null leaves ids and links to them out. */
  prefix: string | null;
};

function Picture({ part, place }: { part: Extract<Inline, { kind: 'picture' }>; place: TextPlace }) {
  const source = part.id && place.picture(part.id);
  // biome-ignore lint/performance/noImgElement: the bytes come from our own route, which asks who may see them
  if (source) return <img src={source} alt={part.alt} loading="lazy" decoding="async" />;
  return (
    <span className="reading-blocked">{place.labels.blocked.replace('{alt}', () => part.alt || '–')}</span>
  );
}

function Link({ part, place }: { part: Extract<Inline, { kind: 'link' }>; place: TextPlace }) {
  const words = <InlineText parts={part.children} place={place} />;
  if (!part.leaves) {
    if (place.prefix === null) return words;
    return <a href={`#${place.prefix}${part.href.slice(1)}`}>{words}</a>;
  }
  return (
    <a href={part.href} rel="noopener noreferrer nofollow" className="reading-leaves">
      {words}
      <span className="sr-only"> {place.labels.leaves}</span>
    </a>
  );
}

function Part({ part, place }: { part: Inline; place: TextPlace }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return <code dir="ltr">{part.text}</code>;
    case 'break':
      return <br />;
    case 'link':
      return <Link part={part} place={place} />;
    case 'picture':
      return <Picture part={part} place={place} />;
    case 'note-mark': {
      const mark = <span aria-hidden="true">{part.number}</span>;
      const name = place.labels.note.replace('{number}', String(part.number));
      return (
        <sup>
          {place.prefix === null ? (
            part.number
          ) : (
            <a href={`#${place.prefix}note-${part.number}`} aria-label={name}>
              {mark}
            </a>
          )}
        </sup>
      );
    }
    case 'strong':
      return (
        <strong>
          <InlineText parts={part.children} place={place} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <InlineText parts={part.children} place={place} />
        </em>
      );
    case 'raised':
      return (
        <sup>
          <InlineText parts={part.children} place={place} />
        </sup>
      );
    case 'lowered':
      return (
        <sub>
          <InlineText parts={part.children} place={place} />
        </sub>
      );
    case 'deleted':
      return (
        <s>
          <InlineText parts={part.children} place={place} />
        </s>
      );
  }
}

/** The stretches of a paragraph. They have no identity of their own: their places are their keys. */
export function InlineText({ parts, place }: { parts: readonly Inline[]; place: TextPlace }) {
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text is rendered whole
    <Part key={at} part={part} place={place} />
  ));
}
