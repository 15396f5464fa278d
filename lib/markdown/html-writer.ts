import type { Inline } from './block.ts';
import { type HtmlPart, inlineTags, type Tag } from './html-tags.ts';
import { safeLink } from './safe-link.ts';

const deepest = 6;
const looks: Readonly<Record<string, 'strong' | 'emphasis' | 'deleted' | 'raised' | 'lowered'>> = {
  ...{
    strong: 'strong',
    b: 'strong',
    em: 'emphasis',
    i: 'emphasis',
    del: 'deleted',
    s: 'deleted',
    strike: 'deleted',
  },
  ...{ sup: 'raised', sub: 'lowered' },
  // Lines that stand for a title.
  ...{ summary: 'strong', dt: 'strong', caption: 'strong' },
  ...{ h1: 'strong', h2: 'strong', h3: 'strong', h4: 'strong', h5: 'strong', h6: 'strong' },
};
const codes = new Set(['code', 'kbd', 'samp', 'tt']);

type Open = { tag: Tag; out: Inline[] };

function dressed({ tag, out }: Open): Inline[] {
  const { name } = tag;
  if (out.length === 0) return [];
  const [only] = out;
  if (codes.has(name) && out.length === 1 && only?.kind === 'text')
    return [{ kind: 'code', text: only.text }];
  const kind = looks[name];
  if (kind) return [{ kind, children: out }];
  const link = name === 'a' ? safeLink(tag.href) : null;
  return link ? [{ kind: 'link', href: link, leaves: true, children: out }] : out;
}

/**
 * Writes stretches from an author's tags and the words between them. `typed`: within a line of Markdown, where a tag that is
 * never closed is more likely a word in angle brackets and stays one.
 */
export class HtmlWriter {
  readonly #typed: boolean;
  readonly #out: Inline[] = [];
  readonly #open: Open[] = [];
  readonly #lists: { counts: boolean; at: number }[] = [];

  constructor({ typed }: { typed: boolean }) {
    this.#typed = typed;
  }

  get #here(): Inline[] {
    return this.#open.at(-1)?.out ?? this.#out;
  }

  get #last(): Inline | undefined {
    return this.#here.at(-1) ?? (this.#open.length > 0 ? this.#out.at(-1) : undefined);
  }

  /** Stretches that are ready. */
  add(inlines: readonly Inline[]): void {
    this.#here.push(...inlines);
  }

  /** Words of HTML, in which line breaks are blanks. */
  words(text: string): void {
    const fresh = this.#last === undefined || this.#last.kind === 'break';
    const said = fresh ? text.replace(/\s+/g, ' ').trimStart() : text.replace(/\s+/g, ' ');
    if (said !== '') this.#here.push({ kind: 'text', text: said });
  }

  #trim(): void {
    const last = this.#here.at(-1);
    if (last?.kind === 'text') last.text = last.text.trimEnd();
    if (last?.kind === 'text' && last.text === '') this.#here.pop();
  }

  /** Begins a line, if there is something on this one. */
  line(): void {
    this.#trim();
    const last = this.#last;
    if (last && last.kind !== 'break') this.#here.push({ kind: 'break' });
  }

  #item(): void {
    this.line();
    const list = this.#lists.at(-1);
    if (list) list.at += 1;
    this.#here.push({ kind: 'text', text: list?.counts ? `${list.at}. ` : '• ' });
  }

  #close(tag: Tag): void {
    const at = this.#open.findLastIndex((open) => open.tag.name === tag.name);
    if (at === -1) {
      if (this.#typed) this.#here.push({ kind: 'text', text: tag.typed });
      return;
    }
    while (this.#open.length > at) {
      const closed = this.#open.pop();
      if (closed) this.#here.push(...dressed(closed));
    }
  }

  // What is no mark within a line begins one; only items and lists are more than that.
  #block({ name, closes }: Tag): void {
    if (name === 'li' && !closes) this.#item();
    else this.line();
    if (name !== 'ul' && name !== 'ol') return;
    if (closes) this.#lists.pop();
    else this.#lists.push({ counts: name === 'ol', at: 0 });
  }

  tag(tag: Tag): void {
    const { name, closes } = tag;
    const inLine = inlineTags.has(name);
    if (name === 'br') this.#here.push({ kind: 'break' });
    if (name === 'br' || name === 'wbr') return;
    if (!inLine && !closes) this.#block(tag);
    if (inLine || looks[name]) {
      if (closes) this.#close(tag);
      else if (this.#open.length < deepest) this.#open.push({ tag, out: [] });
    }
    if (!inLine && closes) this.#block(tag);
  }

  part(part: HtmlPart): void {
    if (part.kind === 'text') this.words(part.text);
    else this.tag(part);
  }

  /** All that was written, without empty lines around it. */
  end(): Inline[] {
    while (this.#open.length > 0) {
      const left = this.#open.pop();
      if (!left) break;
      if (this.#typed) this.#here.push({ kind: 'text', text: left.tag.typed }, ...left.out);
      else this.#here.push(...dressed(left));
    }
    if (this.#typed) return this.#out;
    this.#trim();
    while (this.#out.at(-1)?.kind === 'break') this.#out.pop();
    while (this.#out[0]?.kind === 'break') this.#out.shift();
    return this.#out;
  }
}
